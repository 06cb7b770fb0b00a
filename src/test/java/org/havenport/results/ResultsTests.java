package org.havenport.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditLine;
import org.havenport.audit.AuditQuery;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Gist;
import org.havenport.chart.ItemQuery;
import org.havenport.followup.Obligations;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ResultsTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Results results;

    @Autowired
    Cautions cautions;

    @Autowired
    Chart chart;

    @Autowired
    Obligations obligations;

    @Autowired
    Audit audit;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private UUID record;
    private Instant now;

    @BeforeEach
    void ann() {
        ann = viewers.patient();
        record = ann.patient();
        cautions.switchOff(ann, record, 1);
        now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Test
    void itHoldsForThePatient() {
        var report = panel("5.4", now);

        var page = results.list(ann, record, null);

        assertThat(page.panels()).singleElement().satisfies(panel -> {
            assertThat(panel.id()).isEqualTo(report);
            assertThat(panel.title()).isEqualTo("Basic metabolic panel");
            assertThat(panel.unread()).isTrue();
            assertThat(panel.lines()).extracting(line -> line.gist().title()).containsExactly("Potassium", "Sodium");
        });
        assertThat(page.older()).isNull();
        assertThat(shown(report).members()).hasSize(2);
    }

    @Test
    void itRefusesAnotherPatient() {
        var report = panel("5.4", now);
        var cara = viewers.patient();

        assertThat(results.list(cara, record, null).panels()).isEmpty();
        assertThat(results.open(cara, record, report, Locale.US)).isEmpty();
        assertThat(results.open(cara, cara.patient(), report, Locale.US)).isEmpty();
        assertThat(results.confirm(cara, record, report)).isFalse();
        assertThat(obligations.of(ann, record, report).orElseThrow().confirmed())
                .isNull();
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var report = panel("5.4", now);
        var hugo = viewers.staff();

        assertThat(results.open(hugo, record, report, Locale.US)).isEmpty();
        assertThat(results.list(hugo, record, null).panels()).isEmpty();
    }

    @Test
    void itLeavesATrace() {
        var report = panel("5.4", now);
        results.list(ann, record, null);
        results.open(ann, record, report, Locale.US);
        results.confirm(ann, record, report);

        var about = new AuditQuery(null, null, ann.actor(), record, null, null, null);
        assertThat(audit.search(viewers.staff(Role.COMPLIANCE_OFFICER), about))
                .extracting(AuditLine::action)
                .contains("results-listed", "result-viewed", "result-confirmed");
    }

    @Test
    void noPageCutsAPanelOrForgetsOne() {
        var filed = new ArrayList<UUID>();
        for (int i = 0; i < 50; i++) {
            // Two panels at a time were taken at the same instant.
            filed.add(panel("4.4", now.minus(Duration.ofDays(i / 2))));
        }

        var seen = new ArrayList<Result.Panel>();
        @Nullable Instant before = null;
        do {
            var page = results.list(ann, record, before);
            seen.addAll(page.panels());
            before = page.older();
        } while (before != null);

        assertThat(seen).extracting(Result.Panel::id).containsExactlyInAnyOrderElementsOf(filed);
        assertThat(seen).allSatisfy(panel -> assertThat(panel.lines()).hasSize(2));
    }

    @Test
    void earlierValuesStandInOneTrend() {
        chart.file(IMPORT, record, List.of(Arrivals.potassium(record, "4.4", now.minus(Duration.ofDays(90)))));
        chart.file(IMPORT, record, List.of(Arrivals.potassium(record, "4.7", now.minus(Duration.ofDays(30)))));
        var newest = Arrivals.potassium(record, "5.4", now);
        chart.file(IMPORT, record, List.of(newest));

        assertThat(shown(newest.id()).trend())
                .extracting(point -> point.value().toPlainString())
                .containsExactly("4.4", "4.7", "5.4");
    }

    @Test
    @Verifies({"B.com.3#1", "B.com.3#2"})
    void whoConfirmsIsKeptWithTheTime() {
        var report = panel("5.4", now);

        assertThat(results.confirm(ann, record, report)).isTrue();

        assertThat(obligations.of(ann, record, report).orElseThrow().confirmed())
                .isBetween(now, clock.instant());
        assertThat(results.list(ann, record, null).panels().getFirst().unread()).isFalse();
        var about = new AuditQuery(null, null, null, record, "result-confirmed", null, null);
        assertThat(audit.search(viewers.staff(Role.COMPLIANCE_OFFICER), about))
                .singleElement()
                .satisfies(line -> assertThat(line.actor()).isEqualTo(ann.actor()));
    }

    @Test
    @Verifies({"B.com.3#3", "A1.9#1"})
    void openingIsKeptAndIsNotConfirming() {
        var report = panel("5.4", now);

        results.open(ann, record, report, Locale.US);

        var obligation = obligations.of(ann, record, report).orElseThrow();
        assertThat(obligation.firstViewed()).isNotNull();
        assertThat(obligation.confirmed()).isNull();
        assertThat(results.owed(ann, record).unconfirmed())
                .singleElement()
                .satisfies(owed -> assertThat(owed.item()).isEqualTo(report));
    }

    @Test
    @Verifies("B.com.3#4")
    void nobodyConfirmsForThePatient() {
        var report = panel("5.4", now);
        var dora = viewers.staff(Role.NURSE);

        assertThat(catchThrowable(() -> results.confirm(dora, record, report))).isNotNull();
        assertThat(obligations.of(ann, record, report).orElseThrow().confirmed())
                .isNull();
    }

    @Test
    void aLookOfTheCareTeamIsNotTheirs() {
        var report = panel("5.4", now);

        results.open(viewers.staffOf(record, Role.NURSE), record, report, Locale.US);

        assertThat(obligations.of(ann, record, report).orElseThrow().firstViewed())
                .isNull();
    }

    private static Throwable catchThrowable(Runnable run) {
        return org.assertj.core.api.Assertions.catchThrowable(run::run);
    }

    @Test
    void aFirstPageOpensNoMoreThanItsFewNewest() {
        var newest = panel("5.4", now);
        for (int day = 1; day < 5; day++) {
            panel("4.4", now.minus(Duration.ofDays(day)));
        }
        var all = chart.items(ann, ItemQuery.of(record).in(Category.LABORATORY).ofTypes("Observation"), "test");
        var ofNewest = all.stream().filter(i -> i.group().equals(newest)).count();

        assertThat(results.recent(ann, record, 2))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.effective()).isEqualTo(now))
                .anySatisfy(line -> assertThat(line.gist().value()).isEqualTo("5.4"));
        assertThat(shownOnHome()).isBetween(2, (int) ofNewest + 1);
        assertThat(results.recent(ann, record, 100)).as("all there are").hasSameSizeAs(all);
        assertThat(shownOnHome()).as("nothing was enough").isGreaterThanOrEqualTo(all.size());
    }

    private int shownOnHome() {
        var query = new AuditQuery(null, null, null, record, "results-on-home", null, null);
        return audit.search(viewers.staff(Role.COMPLIANCE_OFFICER), query)
                .getFirst()
                .count();
    }

    private UUID panel(String potassium, Instant at) {
        var panel = Arrivals.panel(record, potassium, at);
        chart.file(IMPORT, record, panel);
        return panel.getFirst().group();
    }

    private Result.Shown shown(UUID id) {
        return (Result.Shown) results.open(ann, record, id, Locale.US).orElseThrow();
    }

    @Test
    void whatIsNoResultIsReadElsewhere() {
        var letter = UUID.randomUUID();
        chart.file(
                IMPORT,
                record,
                List.of(new Arrival(
                        record,
                        letter,
                        "DocumentReference",
                        Category.NOTE,
                        "current",
                        now,
                        null,
                        now,
                        List.of(),
                        letter,
                        Gist.titled("A letter"),
                        new byte[] {'{', '}'},
                        "test",
                        Set.of(),
                        false)));

        assertThat(results.open(ann, record, letter, Locale.ENGLISH))
                .hasValueSatisfying(shown -> assertThat(shown).isInstanceOf(Result.Elsewhere.class));
        assertThat(results.open(ann, record, UUID.randomUUID(), Locale.ENGLISH)).isEmpty();
    }
}
