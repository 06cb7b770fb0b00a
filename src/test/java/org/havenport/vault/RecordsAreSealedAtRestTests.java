package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
@Verifies("B.sec.1#6")
class RecordsAreSealedAtRestTests {

    private static final byte[] PLAIN =
            "A plain sentence that is longer than a hash of thirty-two bytes".getBytes(StandardCharsets.UTF_8);

    @Autowired
    RecordsAreSealedAtRest safeguard;

    @Autowired
    Vault vault;

    @Autowired
    Keyring keys;

    @Autowired
    Asking asking;

    @Autowired
    OwnersConnection owner;

    private final UUID ann = UUID.randomUUID();
    private final UUID cara = UUID.randomUUID();
    private final String schema = "drawer_" + ann.toString().substring(0, 8);
    private long before;

    @BeforeEach
    void aTableOfSomeRoom() throws SQLException {
        asking.run(Viewer.job("test"), sql -> {
            vault.createKey(sql, ann);
            vault.createKey(sql, cara);
        });
        owner.run("create schema " + schema);
        owner.run("grant usage on schema %s to havenport_job".formatted(schema));
        owner.run("create table %s.note (patient_id uuid primary key, body bytea)".formatted(schema));
        owner.run("grant select on %s.note to havenport_job".formatted(schema));
        before = open();
    }

    @AfterEach
    void away() throws SQLException {
        owner.run("drop schema %s cascade".formatted(schema));
    }

    @Test
    void whatItsPatientsKeySealedHolds() throws SQLException {
        put(ann, seal(ann));

        assertThat(open()).isEqualTo(before);
    }

    @Test
    void whatIsInClearBreaksThePromise() throws SQLException {
        put(ann, PLAIN);

        assertThat(open()).isEqualTo(before + 1);
        assertThat(safeguard.evidence().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void whatAnothersKeySealedBreaksThePromise() throws SQLException {
        put(ann, seal(cara));

        assertThat(open()).isEqualTo(before + 1);
    }

    @Test
    void aShortHashIsNotTakenForText() throws SQLException {
        put(ann, asking.as(Viewer.job("test"), sql -> vault.blind(sql, ann, "code", "4548-4")));

        assertThat(open()).isEqualTo(before);
    }

    private byte[] seal(UUID patient) {
        return asking.as(Viewer.job("test"), sql -> vault.seal(sql, patient, PLAIN, "note"));
    }

    private long open() {
        return asking.as(
                Viewer.job("test"), sql -> new StoredRecords(sql, keys).look().open());
    }

    private void put(UUID patient, byte[] body) throws SQLException {
        try (var connection = owner.open();
                var insert = connection.prepareStatement("insert into %s.note values (?, ?)".formatted(schema))) {
            insert.setObject(1, patient);
            insert.setBytes(2, body);
            insert.executeUpdate();
        }
    }
}
