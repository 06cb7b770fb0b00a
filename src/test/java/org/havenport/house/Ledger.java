package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated file that is kept in the project: compared by every run, written when asked to. */
final class Ledger {

    private static final boolean WRITE = "write".equals(System.getProperty("havenport.ledgers"));

    private Ledger() {}

    /** Fails when the file does not say what it should, or writes it under {@code -Dhavenport.ledgers=write}. */
    static void says(Path file, String content) {
        try {
            if (WRITE) {
                Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
                Files.writeString(file, content);
            }
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as(
                            "%s is stale; write it anew with: mvn test -Dtest=LedgersAreCurrentTests"
                                    + " -Dhavenport.ledgers=write",
                            file)
                    .isEqualTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
