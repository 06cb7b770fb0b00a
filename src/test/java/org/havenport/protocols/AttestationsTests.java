package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class AttestationsTests {

    private static final String KEY = "policy.replies";
    private static final Locale ENGLISH = Locale.ENGLISH;

    @Autowired
    Attestations attestations;

    @Autowired
    Texts texts;

    @Autowired
    TextsInForce approved;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @Autowired
    Asking asking;

    @Autowired
    Audit audit;

    @BeforeEach
    void everythingIsInForce() {
        approved.all();
    }

    @Test
    @Verifies("B.risk.reply.4#4")
    void theMedicalDirectorApprovesTheProtocolAndStaffAttestItOnceAYear() {
        assertThat(Objects.requireNonNull(
                                texts.inForce(KEY, ENGLISH).orElseThrow().approval())
                        .as())
                .isEqualTo(Role.MEDICAL_DIRECTOR);
        var dora = viewers.staff(Role.NURSE);
        assertThat(duty(dora).read()).isFalse();

        attestations.attest(dora, KEY, ENGLISH, hash(KEY), null);

        assertThat(duty(dora).read()).isTrue();
        try {
            clock.advance(Duration.ofDays(350));
            assertThat(duty(dora).read()).isTrue();
            clock.advance(Duration.ofDays(10));
            // The approval ended; a new one begins, and a year has passed.
            approved.approve(again(KEY));
            clock.advance(Duration.ofDays(10));
            assertThat(duty(dora).read()).isFalse();
        } finally {
            clock.back();
        }
    }

    @Test
    @Verifies("A6.1#2")
    void aNewVersionIsToBeAttestedAgain() {
        var ann = viewers.patient();
        attestations.attest(ann, "agreement", ENGLISH, hash("agreement"), null);
        assertThat(attestations.current("agreement", attestations.mine(ann))).isTrue();
        long before = attestations.peopleWhoAttested("agreement");
        assertThat(before).isPositive();

        approved.approve(again("agreement"));

        assertThat(attestations.current("agreement", attestations.mine(ann))).isFalse();
        assertThat(attestations.mine(ann)).hasSize(1);
    }

    @Test
    @Verifies("B.ua.2#1")
    void oneClauseIsAttestedOnItsOwn() {
        var ann = viewers.patient();

        attestations.attest(ann, "agreement", ENGLISH, hash("agreement"), Clause.SENSITIVE);

        assertThat(attestations.mine(ann)).singleElement().satisfies(it -> {
            assertThat(it.clause()).isEqualTo("SENSITIVE");
            assertThat(it.hash()).isEqualTo(hash("agreement"));
            assertThat(it.language()).isEqualTo(ENGLISH);
            assertThat(it.how()).isEqualTo(Attestation.How.PORTAL);
        });
        assertThat(attestations.current("agreement", attestations.mine(ann))).isFalse();
    }

    @Test
    void onlyTheWordsInForceAreAttested() {
        var dora = viewers.staff(Role.NURSE);
        var old = hash(KEY);
        approved.approve(again(KEY));

        for (var hash : List.of(old, "0".repeat(64), "")) {
            assertThatThrownBy(() -> attestations.attest(dora, KEY, ENGLISH, hash, null))
                    .isInstanceOf(NotApproved.class);
        }
        assertThatThrownBy(() -> attestations.attest(Viewer.job("x"), KEY, ENGLISH, hash(KEY), null))
                .isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> attestations.attest(Viewer.nobody(), KEY, ENGLISH, hash(KEY), null))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    void itRefusesAnotherPatientAndStaffWithoutOversight() {
        var ann = viewers.patient();
        attestations.attest(ann, "agreement", ENGLISH, hash("agreement"), null);
        var dora = viewers.staff(Role.NURSE);
        attestations.attest(dora, KEY, ENGLISH, hash(KEY), null);

        assertThat(all(viewers.patient())).isEmpty();
        assertThat(attestations.ofStaff(viewers.staff(Role.NURSE))).isEmpty();
        assertThat(attestations.ofStaff(viewers.staff(Role.COMPLIANCE_OFFICER)))
                .anySatisfy(it -> assertThat(it.actor()).isEqualTo(dora.actor()));
    }

    @Test
    void theDatabaseTakesNoOtherNameNoOtherWordsAndNoChange() {
        var dora = viewers.staff(Role.NURSE);
        var text = texts.inForce(KEY, ENGLISH).orElseThrow();

        assertThatThrownBy(() -> insert(dora, UUID.randomUUID(), text.version(), text.hash()))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> insert(dora, dora.actor(), text.version(), "0".repeat(64)))
                .hasStackTraceContaining("foreign key");
        insert(dora, dora.actor(), text.version(), text.hash());
        for (var change :
                List.of("update protocols.attestation set version = 1", "delete from protocols.attestation")) {
            assertThatThrownBy(() -> asking.run(dora, sql -> sql.of(change).update()))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void itLeavesATrace() {
        var dora = viewers.staff(Role.NURSE);
        attestations.attest(dora, KEY, ENGLISH, hash(KEY), null);

        assertThat(audit.search(
                        viewers.staff(Role.COMPLIANCE_OFFICER),
                        new AuditQuery(null, null, dora.actor(), null, null, null, null)))
                .anySatisfy(line -> assertThat(line.action()).isEqualTo("text-attested"));
    }

    private void insert(Viewer viewer, UUID actor, int version, String hash) {
        asking.run(
                viewer,
                sql -> sql.of("""
                        insert into protocols.attestation
                            (key, version, language, approved_hash, actor_id, actor_kind, how, attested_at)
                        values (:key, :version, 'en', :hash, :actor, 'STAFF', 'PORTAL', viewer.at())
                        """)
                        .param("key", KEY)
                        .param("version", version)
                        .param("hash", hash)
                        .param("actor", actor)
                        .update());
    }

    private List<UUID> all(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select actor_id from protocols.attestation")
                        .query(UUID.class)
                        .list());
    }

    private ReadingDuty duty(Viewer viewer) {
        var theirs = attestations.ofStaff(Viewer.job("test")).stream()
                .filter(it -> it.actor().equals(viewer.actor()))
                .toList();
        return attestations.duties(theirs).stream()
                .filter(it -> it.text().key().equals(KEY))
                .findFirst()
                .orElseThrow();
    }

    private String hash(String key) {
        return texts.inForce(key, ENGLISH).orElseThrow().hash();
    }

    private ApprovedText again(String key) {
        var source = texts.history(key, ENGLISH).getFirst().source();
        int version = texts.write(viewers.staff(Role.PORTAL_COORDINATOR), key, ENGLISH, source + " Again.");
        return texts.version(key, ENGLISH, version).orElseThrow();
    }
}
