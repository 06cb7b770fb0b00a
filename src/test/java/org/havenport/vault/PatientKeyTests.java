package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Row-level security alone decides who gets a patient's wrapped key. */
@PortalTest
class PatientKeyTests {

    @Autowired
    Vault vault;

    @Autowired
    Asking asking;

    @Autowired
    Grants grants;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Clock clock;

    private final UUID patient = UUID.randomUUID();

    @BeforeEach
    void key() {
        asking.run(Viewer.job("test"), sql -> vault.createKey(sql, patient));
    }

    @Test
    void itHoldsForThePatient() throws SQLException {
        assertThat(keysSeenBy(patientOf(patient))).isOne();
    }

    @Test
    @Verifies("B.risk.sec.2#5")
    void itRefusesAnotherPatient() throws SQLException {
        assertThat(keysSeenBy(patientOf(UUID.randomUUID()))).isZero();
    }

    @Test
    void itRefusesAPatientWhoseSessionIsNotThere() {
        var ended = new Viewer.Patient(UUID.randomUUID(), UUID.randomUUID(), patient, "Ann");
        grants.grantSelf(ended.actor(), patient);

        assertThat(keysSeenBy(ended)).isZero();
        assertThat(keysSeenBy(Viewer.nobody())).isZero();
    }

    @Test
    void itHoldsForTheNurse() throws SQLException {
        assertThat(keysSeenBy(staff(Role.NURSE))).isOne();
    }

    @Test
    void itRefusesStaffWithoutTheRole() throws SQLException {
        assertThat(keysSeenBy(staff())).isZero();
        assertThat(keysSeenBy(staff(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)))
                .isZero();
    }

    @Test
    void itRefusesTheDoor() {
        assertThatThrownBy(() -> asking.atTheDoor(this::count)).hasStackTraceContaining("permission denied");
    }

    @Test
    void onlyAJobMakesKeys() throws SQLException {
        var ann = patientOf(patient);
        assertThatThrownBy(() -> asking.run(ann, sql -> vault.createKey(sql, UUID.randomUUID())))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void nobodyChangesOrRemovesAKey() {
        for (var statement :
                Set.of("update vault.patient_key set created_at = viewer.at()", "delete from vault.patient_key")) {
            assertThatThrownBy(() -> asking.as(
                            Viewer.job("test"), sql -> sql.of(statement).update()))
                    .hasStackTraceContaining("permission denied");
        }
    }

    private long keysSeenBy(Viewer viewer) {
        return asking.as(viewer, this::count);
    }

    private Long count(Sql sql) {
        return sql.of("select count(*) from vault.patient_key where patient_id = :patient")
                .param("patient", patient)
                .query(Long.class)
                .single();
    }

    private Viewer patientOf(UUID whose) throws SQLException {
        var viewer = new Viewer.Patient(UUID.randomUUID(), UUID.randomUUID(), whose, "Ann");
        grants.grantSelf(viewer.actor(), whose);
        session(viewer, whose);
        return viewer;
    }

    private Viewer staff(Role... roles) throws SQLException {
        var viewer = new Viewer.Staff(UUID.randomUUID(), UUID.randomUUID(), Set.of(roles), "Dora");
        for (var role : roles) {
            grants.grantRole(viewer.actor(), role, null);
        }
        session(viewer, null);
        return viewer;
    }

    private void session(Viewer viewer, @Nullable UUID whose) throws SQLException {
        try (var connection = owner.open();
                var insert = connection.prepareStatement("""
                        insert into viewer.session (id, token_hash, actor_id, kind, patient_id, complete, factors,
                            created_at, last_seen_at, idle_ends_at, ends_at)
                        values (?, decode(md5(random()::text), 'hex'), ?, ?, ?, true, 'PASSWORD TOTP', ?, ?, ?, ?)
                        """)) {
            var now = clock.instant();
            insert.setObject(1, viewer.session());
            insert.setObject(2, viewer.actor());
            insert.setString(3, viewer.kind().name());
            insert.setObject(4, whose);
            insert.setObject(5, Sql.time(now));
            insert.setObject(6, Sql.time(now));
            insert.setObject(7, Sql.time(now.plus(Duration.ofHours(1))));
            insert.setObject(8, Sql.time(now.plus(Duration.ofHours(12))));
            insert.executeUpdate();
        }
    }
}
