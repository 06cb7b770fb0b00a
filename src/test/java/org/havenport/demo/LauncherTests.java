package org.havenport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The launcher at the top of the project, as far as it can be asked without building. */
class LauncherTests {

    @Test
    void itIsASoundShellScript() throws Exception {
        assertThat(run(List.of("sh", "-n", "havenport")).status()).isZero();
        assertThat(Path.of("havenport")).isExecutable();
        assertThat(Path.of(".ci/run")).isExecutable();
    }

    @Test
    void itSaysWhatItCanDo() throws Exception {
        var help = run(List.of("./havenport", "--help"));

        assertThat(help.status()).isZero();
        assertThat(help.output()).contains("demo", "import", "test ROOM", "test --quick");
    }

    @Test
    void itRefusesAnUnknownRoomAndNamesThoseThereAre() throws Exception {
        for (var unknown : new String[] {"no-such-room", "../demo", "-x"}) {
            var refusal = run(List.of("./havenport", "test", unknown));

            assertThat(refusal.status()).isEqualTo(1);
            assertThat(refusal.output()).contains("There is no room with tests called " + unknown, " demo ");
        }
    }

    @Test
    void itListsTheDrillsAndRefusesWhatIsNoNumber() throws Exception {
        var list = run(List.of("./havenport", "drill"));
        assertThat(list.status()).isZero();
        assertThat(list.output()).contains("wrong-patient", "audit", "access", "kills", "--seed S");

        for (var wrong : List.of(List.of("--n", "x"), List.of("--n"), List.of("--many", "3"))) {
            var command = new java.util.ArrayList<>(List.of("./havenport", "drill", "audit"));
            command.addAll(wrong);
            var refusal = run(command);
            assertThat(refusal.status()).as("%s", wrong).isIn(1, 2);
            assertThat(refusal.output()).containsAnyOf("needs a number", "takes --n N");
        }
    }

    @Test
    void theContinuousIntegrationCallsItAndNothingElse() throws IOException {
        assertThat(Files.readString(Path.of(".ci/run"))).endsWith("exec \"$here/havenport\" test\n");
    }

    private record Ended(int status, String output) {}

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
