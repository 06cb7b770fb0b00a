package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
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
    Viewers viewers;

    private final UUID patient = UUID.randomUUID();

    @BeforeEach
    void key() {
        asking.run(Viewer.job("test"), sql -> vault.createKey(sql, patient));
    }

    @Test
    void itHoldsForThePatient() {
        assertThat(keysSeenBy(patientOf(patient))).isOne();
    }

    @Test
    @Verifies("B.risk.sec.2#5")
    void itRefusesAnotherPatient() {
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
    void itHoldsForTheNurse() {
        assertThat(keysSeenBy(staff(Role.NURSE))).isOne();
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(keysSeenBy(staff())).isZero();
        assertThat(keysSeenBy(staff(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)))
                .isZero();
    }

    @Test
    void itRefusesTheDoor() {
        assertThatThrownBy(() -> asking.atTheDoor(this::count)).hasStackTraceContaining("permission denied");
    }

    @Test
    void onlyAJobMakesKeys() {
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

    private Viewer patientOf(UUID whose) {
        var viewer = new Viewer.Patient(UUID.randomUUID(), UUID.randomUUID(), whose, "Ann");
        grants.grantSelf(viewer.actor(), whose);
        viewers.session(viewer, whose);
        return viewer;
    }

    private Viewer staff(Role... roles) {
        var viewer = new Viewer.Staff(UUID.randomUUID(), UUID.randomUUID(), Set.of(roles), "Dora");
        for (var role : roles) {
            grants.grantRole(viewer.actor(), role, null);
        }
        grants.trained(viewer.actor(), Instant.now().plus(Duration.ofDays(360)));
        viewers.session(viewer, null);
        return viewer;
    }
}
