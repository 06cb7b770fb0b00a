package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class OrganisationKeyTests {

    private static final Viewer JOB = Viewer.job("test");

    @Autowired
    Vault vault;

    @Autowired
    Asking asking;

    @Autowired
    KeyCustody key;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    @Test
    void aRestartWithTheSameKeyOpensEverything() {
        var patient = UUID.randomUUID();
        var plain = "Potassium 4.1 mmol/L".getBytes(StandardCharsets.UTF_8);
        var sealed = asking.as(JOB, sql -> {
            vault.createKey(sql, patient);
            return vault.seal(sql, patient, plain, "test|1");
        });

        var restarted =
                new Keyring(keysets(Path.of(key.place())), clock, Duration.ofMinutes(10), Duration.ofMinutes(30));
        byte[] opened = asking.as(
                JOB,
                sql -> Envelope.open(
                        restarted.toOpen(sql, DataKey.of(patient), sealed),
                        sealed,
                        Envelope.associated(patient, "test|1")));
        assertThat(opened).isEqualTo(plain);
    }

    @Test
    @Verifies("B.sec.1#5")
    void anotherKeyIsRefusedByTheNameOfTheSetting() throws IOException {
        var other = folder.resolve("other.json");
        new FileCustody(other.toString()).open(true);

        assertThatThrownBy(() -> keysets(other)).hasStackTraceContaining("havenport.kek");
    }

    @Test
    void aMissingKeyIsRefusedAndNeverReplaced() {
        var missing = folder.resolve("missing.json");

        assertThatThrownBy(() -> keysets(missing)).hasStackTraceContaining("havenport.kek");
        assertThat(missing).doesNotExist();
    }

    @Test
    void aFileThatIsNoKeyIsRefusedByTheNameOfTheSetting() throws IOException {
        var nonsense = Files.writeString(folder.resolve("nonsense.json"), "{}");

        assertThatThrownBy(() -> keysets(nonsense)).hasStackTraceContaining("havenport.kek");
    }

    @Test
    void onlyTheOwnerMayReadTheKey() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(key.place()))))
                .isEqualTo("rw-------");
    }

    private Keysets keysets(Path file) {
        return new Keysets(asking, new FileCustody(file.toString()));
    }
}
