package org.havenport.release;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Code;
import org.havenport.chart.Gist;
import org.havenport.chart.ItemQuery;
import org.havenport.database.OwnersConnection;
import org.havenport.directory.Directory;
import org.havenport.directory.Listing;
import org.havenport.followup.Obligations;
import org.havenport.house.Deciding;
import org.havenport.house.TestClock;
import org.havenport.house.Viewers;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.PracticeParameters;
import org.havenport.protocols.RulePacks;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A practice in a state whose rules counsel has approved, and a patient with a report. */
abstract class AStateWithItsLaw {

    static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    StateLawActsOnlyWhileApproved promise;

    @Autowired
    HoldsEndByThemselves ends;

    @Autowired
    ItemHolds holds;

    @Autowired
    HoldRequests requests;

    @Autowired
    ContactGate gate;

    @Autowired
    Obligations obligations;

    @Autowired
    RulePacks packs;

    @Autowired
    Chart chart;

    @Autowired
    Directory directory;

    @Autowired
    Deciding deciding;

    @Autowired
    Viewers viewers;

    @Autowired
    BusinessHours hours;

    @Autowired
    TestClock clock;

    @Autowired
    OwnersConnection owner;

    Viewer.Patient ann;
    UUID record;

    @BeforeEach
    void ann() {
        ann = viewers.patient();
        record = ann.patient();
    }

    @AfterEach
    void forget() throws SQLException {
        clock.back();
        deciding.forget(PracticeParameters.HOME_STATE);
        owner.run("delete from protocols.pack_approval");
        owner.run("update chart.item set held_until = null, release_state = 'RELEASED'"
                + " where patient_id = '%s' and release_state = 'HELD'".formatted(record));
        owner.run("update chart.item set held_until = null where patient_id = '%s'".formatted(record));
        owner.run("delete from release.hold_request where patient_id = '%s'".formatted(record));
        owner.run("delete from release.held_with where patient_id = '%s'".formatted(record));
        owner.run("delete from release.hold where patient_id = '%s'".formatted(record));
        packs.readAgain();
    }

    enum Report {
        MALIGNANT(Category.PATHOLOGY, "11526-1", "Skin biopsy", null, "Invasive ductal carcinoma, grade 2."),
        BENIGN(Category.PATHOLOGY, "11526-1", "Skin biopsy", null, "Benign nevus. No evidence of malignancy."),
        GENETIC(Category.LABORATORY, "51969-4", "BRCA1 and BRCA2 analysis", null, ""),
        HIV(Category.LABORATORY, "56888-1", "HIV 1+2 antibody", "Positive", ""),
        HIV_NEGATIVE(Category.LABORATORY, "56888-1", "HIV 1+2 antibody", "Non-reactive", ""),
        HEPATITIS(Category.LABORATORY, "5195-3", "Hepatitis B surface antigen", "Positive", ""),
        DRUGS(Category.LABORATORY, "3397-7", "Cocaine in urine", "Negative", "");

        final Category category;
        final String loinc;
        final String title;
        final @Nullable String value;
        final String conclusion;

        Report(Category category, String loinc, String title, @Nullable String value, String conclusion) {
            this.category = category;
            this.loinc = loinc;
            this.title = title;
            this.value = value;
            this.conclusion = conclusion;
        }
    }

    void at(String state) {
        deciding.decide(PracticeParameters.HOME_STATE, state);
        approve(state);
    }

    void approve(String state) {
        var pack = packs.all().stream()
                .filter(it -> it.state().equals(state))
                .findFirst()
                .orElseThrow();
        packs.approve(
                viewers.staff(Role.COUNSEL),
                state,
                pack.hash(),
                "Max Stein",
                deciding.today().plusMonths(12));
    }

    UUID file(Report report) {
        var id = UUID.randomUUID();
        var body = "{\"resourceType\":\"DiagnosticReport\",\"conclusion\":\"%s\"}".formatted(report.conclusion);
        var type = report.value == null ? "DiagnosticReport" : "Observation";
        var arrival = new Arrival(
                record,
                id,
                type,
                report.category,
                "final",
                clock.instant(),
                null,
                clock.instant(),
                List.of(new Code(Code.LOINC, report.loinc)),
                id,
                new Gist(report.title, report.value, null, null, null, null, null),
                body.getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of(),
                false);
        chart.file(IMPORT, record, List.of(arrival));
        return id;
    }

    Arrival genetic(UUID id, Instant issued, boolean history) {
        return new Arrival(
                record,
                id,
                "DiagnosticReport",
                Category.LABORATORY,
                "final",
                issued,
                null,
                issued,
                List.of(),
                id,
                Gist.titled("BRCA1 analysis"),
                "{}".getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of(),
                history);
    }

    Arrival arrival(UUID id, String type, Category category, String title, @Nullable UUID group, String body) {
        return new Arrival(
                record,
                id,
                type,
                category,
                "final",
                clock.instant(),
                null,
                clock.instant(),
                List.of(),
                group == null ? id : group,
                Gist.titled(title),
                body.getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of(),
                false);
    }

    void list(UUID id, String type, String body) {
        directory.file(Viewer.job("import"), List.of(new Listing("test", type, id, List.of(id), type, body)));
    }

    List<?> seen() {
        return chart.items(ann, ItemQuery.of(record).ofTypes("DiagnosticReport", "Observation"), "test");
    }

    void later(Duration by) {
        clock.advance(by);
        viewers.signOut(ann);
        viewers.session(ann, record);
    }
}
