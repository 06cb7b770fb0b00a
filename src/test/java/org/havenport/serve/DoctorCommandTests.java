package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.havenport.house.SelfSigned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** What is said of a machine before the portal is started on it. */
class DoctorCommandTests {

    private static final Machine MACHINE =
            new Machine(false, List.of(), java.time.Instant.EPOCH.plus(Duration.ofDays(20_000)));

    @TempDir
    Path folder;

    @Test
    void aGoodMachineLacksNothing() throws Exception {
        var set = configuration(Served.sound(folder, SelfSigned.to(folder, "own", Served.NAME, 90)));

        var found = Examination.of(set, MACHINE, Clock.systemUTC().instant());

        assertThat(found)
                .extracting(Finding::thing)
                .contains("JDK", "memory", "disk", "locale", "time", "PostgreSQL", "certificate", "Chromium");
        assertThat(found)
                .filteredOn(one -> one.state() == Finding.State.MISSING)
                .isEmpty();
        assertThat(found)
                .allSatisfy(one -> assertThat(one.act().isEmpty()).isEqualTo(one.state() == Finding.State.GOOD));
    }

    @Test
    void itSaysWhatIsWrongAndWhatToDo() throws Exception {
        var lines = Served.sound(folder, SelfSigned.to(folder, "own", Served.NAME, 10));
        lines.put("database.url", "postgresql://localhost:1/havenport");
        lines.put(
                "database.passwords",
                secret("passwords", "havenport_owner=guessed").toString());
        lines.remove("key");
        try (var taken = new ServerSocket(0)) {
            lines.put("https.port", String.valueOf(taken.getLocalPort()));

            var found = Examination.of(
                    configuration(lines), MACHINE, Clock.systemUTC().instant());

            assertThat(seen(found, "certificate")).contains("days left", "Renew it");
            assertThat(seen(found, "port " + taken.getLocalPort())).contains("taken");
            assertThat(seen(found, "PostgreSQL"))
                    .contains("MISSING", "does not answer (state 08001)")
                    .doesNotContain("guessed");
            assertThat(seen(found, "key")).contains("folder of the data");
        }
    }

    @Test
    void aProgramCanReadIt() {
        var out = new StringWriter();
        var status = new CommandLine(new DoctorCommand())
                .setOut(new PrintWriter(out))
                .execute("--json");

        var json = JsonMapper.shared().readTree(out.toString());
        assertThat(status).as("without a configuration much is missing").isEqualTo(1);
        assertThat(json.get("missing").asInt()).isPositive();
        assertThat(json.get("findings").get(0).get("thing").asString()).isEqualTo("JDK");
    }

    @Test
    void aConfigurationThatCannotBeReadIsSaid() {
        var err = new StringWriter();
        var status = new CommandLine(new DoctorCommand())
                .setErr(new PrintWriter(err))
                .execute("--config", "/nowhere.conf");

        assertThat(status).isEqualTo(ServeCommand.REFUSED);
        assertThat(err.toString()).contains("/nowhere.conf cannot be read");
    }

    private static String seen(List<Finding> found, String thing) {
        return found.stream()
                .filter(one -> one.thing().equals(thing))
                .map(Finding::toString)
                .collect(Collectors.joining());
    }

    private Configuration configuration(Map<String, String> lines) throws Exception {
        var text = lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining());
        return Configuration.read(secret("havenport.conf", text), Map.of());
    }

    private Path secret(String name, String content) throws Exception {
        var file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
