package org.havenport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTests {

    private static final Instant AT = Instant.parse("2026-11-19T22:46:00Z");

    @TempDir
    Path folder;

    @Test
    void anInterruptedStartGoesOnWithTheSamePeopleAndPasswords() {
        var opening = Opening.begin(AT, 1, 30).write(folder);

        assertThat(Opening.read(folder)).contains(opening);
        assertThat(opening.done()).isFalse();
        assertThat(opening.practice().patient(3))
                .isEqualTo(Opening.read(folder).orElseThrow().practice().patient(3));
    }

    @Test
    void onlyTheOwnerCanReadThePasswords() throws Exception {
        Opening.begin(AT, 1, 30).write(folder);
        accounts().write(folder);

        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void everyColleagueAndSomePatientsCanSignIn() {
        var logins = Opening.begin(AT, 1, 30).logins();

        assertThat(logins).extracting(Login::username).doesNotHaveDuplicates();
        assertThat(logins).extracting(Login::password).doesNotHaveDuplicates();
        assertThat(logins).extracting(Login::name).contains("Ann Whitfield", "Cara Delgado", "Dr. Samira Ellis");
        assertThat(logins).extracting(Login::name).doesNotContain("Iris Sandoval", "Paul Sandoval", "Ben Whitfield");
        assertThat(logins).filteredOn(login -> login.colleague() != null).hasSize(Colleague.values().length);
    }

    @Test
    void theTableSaysWithWhatToSignIn() {
        var table = accounts().table(AT);

        accounts()
                .accounts()
                .forEach(account -> assertThat(table.lines())
                        .anyMatch(line -> line.contains(account.username()) && line.contains(account.password())));
    }

    private static final Opening OPENING = Opening.begin(AT, 1, 30);

    private static DemoAccounts accounts() {
        return new DemoAccounts(OPENING.logins().stream()
                .map(login -> DemoAccounts.Account.of(login, null))
                .toList());
    }
}
