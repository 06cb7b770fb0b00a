package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTests {

    private static final byte[] SECRET = "potassium 4.1 of Rosa ".repeat(20_000).getBytes(StandardCharsets.UTF_8);

    @Test
    void whatWentInComesOutFromAnywhere(@TempDir Path folder) throws IOException {
        try (var file = SealedFile.of(new ByteArrayInputStream(SECRET), folder)) {
            assertThat(file.length()).isEqualTo(SECRET.length);
            assertThat(file.stream().readAllBytes()).isEqualTo(SECRET);
            var part = new byte[1000];
            file.read(65_000, part);
            assertThat(part).isEqualTo(Arrays.copyOfRange(SECRET, 65_000, 66_000));
            assertThat(file.stream().readAllBytes()).isEqualTo(SECRET);
        }
    }

    @Test
    void itHasNoNameOnceItIsWrittenSoThatNothingIsLeftOfIt(@TempDir Path folder) throws IOException {
        try (var file = SealedFile.of(new ByteArrayInputStream(SECRET), folder);
                var names = Files.list(folder)) {
            assertThat(names).isEmpty();
            assertThat(file.length()).isPositive();
        }
    }

    @Test
    void onDiskNothingOfItCanBeRead(@TempDir Path folder) throws IOException {
        var seen = new StringBuilder();
        SealedFile.of(new Looking(new ByteArrayInputStream(SECRET), folder, seen), folder)
                .close();
        assertThat(seen).isNotEmpty().doesNotContain("potassium");
    }

    @Test
    void nothingIsLeftOfWhatCouldNotBeReadToItsEnd(@TempDir Path folder) throws IOException {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> SealedFile.of(broken, folder))
                .isInstanceOf(IOException.class);
        try (var names = Files.list(folder)) {
            assertThat(names).isEmpty();
        }
    }

    /** Looks, at its end, at what lies on disk. */
    private static final class Looking extends java.io.FilterInputStream {
        private final Path folder;
        private final StringBuilder seen;

        Looking(InputStream in, Path folder, StringBuilder seen) {
            super(in);
            this.folder = folder;
            this.seen = seen;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            var read = super.read(into, from, most);
            if (read < 0) {
                try (Stream<Path> names = Files.list(folder)) {
                    for (var name : names.toList()) {
                        seen.append(new String(Files.readAllBytes(name), StandardCharsets.ISO_8859_1));
                    }
                }
            }
            return read;
        }
    }
}
