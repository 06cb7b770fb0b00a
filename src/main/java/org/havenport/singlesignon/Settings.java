package org.havenport.singlesignon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the operator has said of the organisation's sign-in.
 *
 * @param issuer its address, which its answers name; empty when there is none
 * @param secret the file of what we show it
 * @param name how people call it
 * @param acr which of these an answer must have as {@code acr}; any when empty
 * @param amr which of these an answer must have among {@code amr}; any when empty
 */
record Settings(String issuer, String client, String secret, String name, List<String> acr, List<String> amr) {

    boolean offered() {
        return !issuer.isBlank();
    }

    /** Read anew each time: it may be renewed while the portal runs. */
    String secretNow() {
        try {
            return secret.isBlank() ? "" : Files.readString(Path.of(secret)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret of the organisation's sign-in cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "Settings[" + issuer + "]";
    }
}
