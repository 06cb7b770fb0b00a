package org.havenport.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.AuditLine.Outcome;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class AuditTests {

    @Autowired
    Audit audit;

    @Autowired
    Asking asking;

    @Autowired
    Vault vault;

    @Autowired
    Viewers viewers;

    @Autowired
    Grants grants;

    @Autowired
    OwnersConnection owner;

    private final UUID patient = UUID.randomUUID();
    private final UUID item = UUID.randomUUID();
    private Viewer.Patient ann;
    private Viewer.Staff gina;

    @BeforeEach
    void signIn() {
        var signedIn = new SignedIn(viewers, grants);
        ann = signedIn.patient(patient);
        gina = signedIn.staff(Role.COMPLIANCE_OFFICER);
    }

    @Test
    @Verifies("B.risk.sec.1#10")
    void theComplianceOfficerReadsWhatWasDone() {
        asking.run(ann, sql -> audit.record(sql, AuditEvent.about("result-viewed", patient, "Observation", item)));

        var line = about(patient).getFirst();
        assertThat(line.actor()).isEqualTo(ann.actor());
        assertThat(line.kind()).isEqualTo(Viewer.Kind.PATIENT);
        assertThat(line.action()).isEqualTo("result-viewed");
        assertThat(line.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(line.type()).isEqualTo("Observation");
        assertThat(line.item()).isEqualTo(item);
        assertThat(line.count()).isOne();
    }

    @Test
    void aLineNamesTheJob() {
        asking.run(Viewer.job("import"), sql -> audit.record(sql, AuditEvent.many("filed", patient, "Observation", 7)));

        var line = about(patient).getFirst();
        assertThat(line.job()).isEqualTo("import");
        assertThat(line.count()).isEqualTo(7);
    }

    @Test
    void severalLinesAreWrittenAtOnceAndEachIsGenuine() {
        var other = UUID.randomUUID();
        asking.run(
                Viewer.job("test"),
                sql -> audit.record(
                        sql,
                        List.of(
                                AuditEvent.many("listed", patient, "chart", 3),
                                AuditEvent.many("listed", other, null, 0),
                                AuditEvent.about("listed", patient, "Observation", item))));

        assertThat(about(patient)).extracting(AuditLine::count).containsExactly(1, 3);
        assertThat(about(patient)).extracting(AuditLine::item).containsExactly(item, null);
        assertThat(about(other))
                .singleElement()
                .satisfies(line -> assertThat(line.job()).isEqualTo("test"));
        var stored = asking.as(
                Viewer.job("test"),
                sql -> sql.of("select %s from audit.line l where l.patient_id in (:them)".formatted(Line.COLUMNS))
                        .param("them", List.of(patient, other))
                        .query((row, _) -> Line.of(row))
                        .list());
        assertThat(stored)
                .allSatisfy(line ->
                        assertThat(vault.isMac(line.mac(), line.content())).isTrue());
    }

    @Test
    void noEventsNoLines() {
        var ended = new Viewer.Patient(UUID.randomUUID(), UUID.randomUUID(), patient, "Ann");

        asking.run(ended, sql -> audit.record(sql, List.of()));

        assertThat(about(patient)).isEmpty();
    }

    @Test
    @Verifies("B.risk.sec.1#8")
    void withoutTheLinesThereIsNoTransaction() {
        var ended = new Viewer.Staff(UUID.randomUUID(), UUID.randomUUID(), java.util.Set.of(Role.NURSE), "D");

        assertThatThrownBy(() -> asking.run(
                        ended, sql -> audit.record(sql, List.of(AuditEvent.many("listed", patient, "chart", 1)))))
                .isInstanceOf(AuditUnavailable.class);
    }

    @Test
    @Verifies("B.risk.sec.1#1")
    void itGoesWithTheTransactionItTellsAbout() {
        assertThatThrownBy(() -> asking.run(ann, sql -> {
                    audit.record(sql, AuditEvent.about("result-viewed", patient, "Observation", item));
                    throw new IllegalArgumentException("undone");
                }))
                .hasMessage("undone");

        assertThat(about(patient)).isEmpty();
    }

    @Test
    @Verifies("B.risk.sec.1#3")
    void aRefusalIsWrittenEvenForAViewerWithoutSession() {
        var stranger = new Viewer.Patient(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "Cara");
        audit.refused(stranger, AuditEvent.about("result-viewed", patient, "Observation", item));

        assertThat(about(patient).getFirst().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(about(patient).getFirst().actor()).isEqualTo(stranger.actor());
    }

    @Test
    @Verifies("B.risk.sec.1#8")
    void withoutALineThereIsNoTransaction() {
        var ended = new Viewer.Patient(UUID.randomUUID(), UUID.randomUUID(), patient, "Ann");

        assertThatThrownBy(() -> asking.run(ended, sql -> audit.record(sql, AuditEvent.of("home-viewed"))))
                .isInstanceOf(AuditUnavailable.class);
    }

    @Test
    void nobodyWritesInAnothersName() {
        assertThatThrownBy(() -> asking.run(
                        ann,
                        sql -> sql.of("""
                                insert into audit.line (id, at, actor, kind, action, outcome, n, mac)
                                values (:id, viewer.at(), :other, 'PATIENT', 'x', 'SUCCESS', 1, ''::bytea)
                                """)
                                .param("id", UUID.randomUUID())
                                .param("other", UUID.randomUUID())
                                .update()))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var dora = new SignedIn(viewers, grants).staff(Role.NURSE);
        asking.run(ann, sql -> audit.record(sql, AuditEvent.about("result-viewed", patient, "Observation", item)));

        assertThat(audit.search(dora, AuditQuery.newest())).isEmpty();
        // The second wall: a role in the viewer that the database does not know opens nothing.
        var pretended = new Viewer.Staff(dora.session(), dora.actor(), java.util.Set.of(Role.COMPLIANCE_OFFICER), "D");
        assertThat(audit.search(pretended, AuditQuery.newest())).isEmpty();
    }

    @Test
    void itRefusesAPatient() {
        assertThat(audit.search(ann, AuditQuery.newest())).isEmpty();
        assertThatThrownBy(() -> asking.as(
                        ann,
                        sql -> sql.of("select count(*) from audit.line")
                                .query(Long.class)
                                .single()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    @Verifies("B.risk.sec.1#10")
    void itLeavesATrace() {
        about(patient);

        assertThat(audit.search(gina, by(gina.actor(), "audit-searched", null))).hasSize(1);
    }

    @Test
    void itIsReadPageByPageNewestFirst() {
        asking.run(Viewer.job("test"), sql -> {
            for (var i = 0; i < 60; i++) {
                audit.record(sql, AuditEvent.many("counted", patient, null, i));
            }
        });

        var first = about(patient);
        assertThat(first).hasSize(AuditQuery.PAGE).extracting(AuditLine::count).startsWith(59, 58);
        var second = audit.search(
                gina,
                new AuditQuery(
                        null,
                        null,
                        null,
                        patient,
                        "counted",
                        null,
                        first.getLast().seq()));
        assertThat(second).hasSize(10).extracting(AuditLine::count).endsWith(1, 0);
    }

    @Test
    void everyFilterFilters() {
        asking.run(ann, sql -> audit.record(sql, AuditEvent.about("result-viewed", patient, "Observation", item)));
        var at = about(patient).getFirst().at();
        var second = Duration.ofSeconds(1);

        assertThat(audit.search(gina, by(ann.actor(), "result-viewed", Outcome.SUCCESS)))
                .hasSize(1);
        assertThat(audit.search(gina, by(ann.actor(), "result-viewed", Outcome.REFUSED)))
                .isEmpty();
        assertThat(audit.search(gina, by(ann.actor(), "other", null))).isEmpty();
        assertThat(audit.search(gina, new AuditQuery(at, at.plus(second), ann.actor(), null, null, null, null)))
                .hasSize(1);
        assertThat(audit.search(gina, new AuditQuery(at.minus(second), at, ann.actor(), null, null, null, null)))
                .isEmpty();
    }

    @Test
    void healthInformationDoesNotFitIntoAnEvent() {
        assertThatThrownBy(() -> AuditEvent.of("Viewed the HIV test")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditEvent.about("viewed", patient, "HIV test", item))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<AuditLine> about(UUID who) {
        return audit.search(gina, new AuditQuery(null, null, null, who, null, null, null)).stream()
                .filter(line -> !line.action().equals("audit-searched"))
                .toList();
    }

    private static AuditQuery by(UUID actor, String action, @Nullable Outcome outcome) {
        return new AuditQuery(null, null, actor, null, action, outcome, null);
    }
}
