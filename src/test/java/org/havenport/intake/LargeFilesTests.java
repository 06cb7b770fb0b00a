package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file may be larger than the memory, and a bomb is refused by the place where it went off. */
class LargeFilesTests {

    private static final int SMALL_MEMORY = 64;

    @Test
    void aBundleOf100MegabytesIsReadWithinASmallMemory(@TempDir Path folder) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx" + SMALL_MEMORY + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LargeBundle.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/large-bundle.txt"))
                .start();
        assertThat(process.waitFor()).as("see target/large-bundle.txt").isZero();
        assertThat(new File("target/large-bundle.txt")).content().contains("MB, 75,000 resources read closely");
    }

    @Test
    void whatIsLargerThanTheLimitIsRefusedByItsPlace() {
        var in = new ByteArrayInputStream(new byte[2000]);
        assertThatThrownBy(() -> Unpacked.of(in, 1000).readAllBytes())
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.in("f").position()).isEqualTo("byte 1000"));
    }

    @Test
    void whatUnpacksToManyTimesItsSizeIsRefused() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(" ".repeat(20 << 20).getBytes(StandardCharsets.US_ASCII));
        }
        var in = new ByteArrayInputStream(packed.toByteArray());
        assertThatThrownBy(() -> Unpacked.of(in).readAllBytes())
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.in("f").reason())
                                .isEqualTo("the file unpacks to more than 250 times its size"));
    }

    @Test
    void aResourceThatIsTooLargeIsRefusedAlone() throws IOException {
        var tally = new Tally("file", Progress.unwatched());
        var large = "{\"resourceType\":\"Binary\",\"id\":\"b\",\"contentType\":\"text/plain\",\"data\":\"%s\"}"
                .formatted("A".repeat(Sheet.LARGEST));
        var text = "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":" + large
                + "},{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p\"}}]}";
        try (var content = Content.of(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Path.of("target", "incoming"))) {
            Batches.each(
                    content,
                    batch -> assertThat(Sieve.of(batch, tally).entries()).hasSize(1),
                    tally);
        }
        assertThat(tally.report().refusals()).extracting(Refusal::position).containsExactly("entry[0]");
    }
}
