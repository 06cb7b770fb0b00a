package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Verifies("B.sec.1#5")
class TheKeyIsKeptApartTests {

    @TempDir
    Path folder;

    private OrganisationKey key;
    private TheKeyIsKeptApart safeguard;

    @BeforeEach
    void make() {
        key = new OrganisationKey(folder.resolve("keys/organisation.json").toString());
        key.open(true);
        safeguard = new TheKeyIsKeptApart(key, Clock.systemUTC());
    }

    @Test
    void aFreshKeyIsPrivate() {
        assertThat(state()).isEqualTo(State.HOLDS);
    }

    @Test
    void aKeyThatOthersMayReadBreaksThePromise() throws IOException {
        Files.setPosixFilePermissions(key.file(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(state()).isEqualTo(State.BROKEN);
    }

    @Test
    void aLostKeyBreaksThePromise() throws IOException {
        Files.delete(key.file());

        assertThat(state()).isEqualTo(State.BROKEN);
    }

    @Test
    void aReplacedKeyBreaksThePromise() throws IOException {
        Files.delete(key.file());
        new OrganisationKey(key.file().toString()).open(true);

        assertThat(state()).isEqualTo(State.BROKEN);
    }

    private State state() {
        return safeguard.evidence().state();
    }
}
