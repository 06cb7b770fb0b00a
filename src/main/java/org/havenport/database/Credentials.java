package org.havenport.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The passwords of the database's roles: random, made once, kept beside the data in a file only its owner can read. */
final class Credentials {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Properties passwords = new Properties();

    private Credentials() {}

    static Credentials of(Path file) {
        var credentials = new Credentials();
        try {
            if (Files.exists(file)) {
                try (var in = Files.newInputStream(file)) {
                    credentials.passwords.load(in);
                }
            } else {
                roles().forEach(role -> credentials.passwords.setProperty(role, random()));
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try (var out = Files.newOutputStream(file)) {
                    credentials.passwords.store(out, null);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return credentials;
    }

    /** Every role that signs in to the database, the superuser first. */
    static Set<String> roles() {
        var roles = new LinkedHashSet<>(List.of("postgres", "havenport_owner"));
        Arrays.stream(Pool.values()).map(Pool::role).forEach(roles::add);
        return roles;
    }

    String password(String role) {
        return Objects.requireNonNull(passwords.getProperty(role), () -> "no password is kept for " + role);
    }

    private static String random() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
