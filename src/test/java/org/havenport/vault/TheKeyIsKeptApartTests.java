package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
@Verifies("B.sec.1#5")
class TheKeyIsKeptApartTests {

    @TempDir
    Path folder;

    @Autowired
    KeyCustody custody;

    @Autowired
    Asking asking;

    private Path file;
    private TheKeyIsKeptApart safeguard;

    @BeforeEach
    void copyTheKey() throws IOException {
        file = Files.copy(Path.of(custody.place()), folder.resolve("organisation.json"));
        safeguard = new TheKeyIsKeptApart(new Keysets(asking, new FileCustody(file.toString())), Clock.systemUTC());
    }

    @Test
    void aKeyOfItsOwnersAloneIsPrivate() {
        assertThat(state()).isEqualTo(State.HOLDS);
    }

    @Test
    void aKeyThatOthersMayReadBreaksThePromise() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(state()).isEqualTo(State.BROKEN);
    }

    @Test
    void aLostKeyBreaksThePromise() throws IOException {
        Files.delete(file);

        assertThat(state()).isEqualTo(State.BROKEN);
    }

    @Test
    void aReplacedKeyBreaksThePromise() throws IOException {
        Files.delete(file);
        new FileCustody(file.toString()).open(true);

        assertThat(state()).isEqualTo(State.BROKEN);
    }

    private State state() {
        return safeguard.evidence().state();
    }
}
