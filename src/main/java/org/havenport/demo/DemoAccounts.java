package org.havenport.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.access.Totp;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The accounts that can sign in, as the file {@code demo-accounts.json} keeps them and the console shows them. */
record DemoAccounts(List<Account> accounts) {

    private static final String FILE = "demo-accounts.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * One of them.
     *
     * @param patient the id of their own record; null for staff
     */
    record Account(
            String name,
            String role,
            String username,
            String password,
            String totpSecret,
            @Nullable UUID patient) {
        static Account of(Login login, @Nullable UUID patient) {
            return new Account(
                    login.name(), login.role(), login.username(), login.password(), login.totpSecret(), patient);
        }

        @Override
        public String toString() {
            return "Account[withheld]";
        }
    }

    /** The record of the patient of this number, who has an account. */
    UUID patient(Opening opening, int number) {
        var username = opening.practice().person(number).userName();
        return accounts.stream()
                .filter(account -> account.username().equals(username))
                .map(account -> Objects.requireNonNull(account.patient()))
                .findFirst()
                .orElseThrow();
    }

    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    static DemoAccounts read(Path folder) {
        return new DemoAccounts(List.of(JSON.readValue(file(folder), Account[].class)));
    }

    static boolean exist(Path folder) {
        return Files.exists(file(folder));
    }

    void write(Path folder) {
        Opening.secretly(folder, FILE, JSON.writeValueAsBytes(accounts));
    }

    /** A table for the console, with the codes of this instant. */
    String table(Instant now) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Name", "Role", "User name", "Password", "Code", "Key for an authenticator app"));
        for (var account : accounts) {
            rows.add(List.of(
                    account.name(),
                    account.role(),
                    account.username(),
                    account.password(),
                    Totp.code(account.totpSecret(), now),
                    account.totpSecret()));
        }
        var widths = new int[6];
        rows.forEach(row -> {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        var table = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder("  ");
            for (var i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }
}
