package org.havenport.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.postgresql.util.PasswordUtil;

/** The passwords of the database's roles: random, made once, kept in a file only its owner can read. */
final class Credentials {

    static final String OWNER = "havenport_owner";
    static final String SUPERUSER = "postgres";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Properties passwords = new Properties();

    private Credentials() {}

    /** Those of the carried server, beside its data; makes them the first time. */
    static Credentials of(Path file) {
        return Files.exists(file) ? kept(file) : made(file, roles());
    }

    /** Those in a file that is there. */
    static Credentials kept(Path file) {
        var credentials = new Credentials();
        try (var in = Files.newInputStream(file)) {
            credentials.passwords.load(in);
            return credentials;
        } catch (IOException e) {
            throw new UncheckedIOException("The passwords of the database cannot be read from " + file, e);
        }
    }

    /** New ones, in a file that must not be there yet. */
    static Credentials made(Path file, Set<String> roles) {
        var credentials = new Credentials();
        roles.forEach(role -> credentials.passwords.setProperty(role, random()));
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = Files.newOutputStream(file)) {
                credentials.passwords.store(out, null);
            }
            return credentials;
        } catch (IOException e) {
            throw new UncheckedIOException("The passwords of the database cannot be written to " + file, e);
        }
    }

    /** Every role that signs in to the carried database, the superuser first. */
    static Set<String> roles() {
        var roles = new LinkedHashSet<>(List.of(SUPERUSER));
        roles.addAll(portalRoles());
        return roles;
    }

    /** The roles the program itself signs in as: the owner of the tables, and one for each pool. */
    static Set<String> portalRoles() {
        var roles = new LinkedHashSet<>(List.of(OWNER));
        Arrays.stream(Pool.values()).map(Pool::role).forEach(roles::add);
        return roles;
    }

    String password(String role) {
        return Objects.requireNonNull(passwords.getProperty(role), () -> "no password is kept for " + role);
    }

    /** What makes these roles and an empty database, for a superuser; it tells verifiers and no password. */
    List<String> statements(String database) {
        var lines = new ArrayList<String>();
        for (var role : portalRoles()) {
            lines.add("create role %s login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '%s'"
                    .formatted(
                            role, PasswordUtil.encodeScramSha256(password(role).toCharArray())));
        }
        lines.add(
                "create database %s owner %s template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'"
                        .formatted(database, OWNER));
        lines.add("revoke all on database %s from public".formatted(database));
        for (var pool : Pool.values()) {
            lines.add("grant connect on database %s to %s".formatted(database, pool.role()));
        }
        return lines;
    }

    private static String random() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
