package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Gist;
import org.havenport.database.OwnersConnection;
import org.havenport.followup.Loop.Kind;
import org.havenport.followup.Loop.Reason;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What came early and never became final stays on the list until it does, is cancelled, or a person ends it. */
@PortalTest
class EarlyResultsTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    NoLoopEndsByItself guard;

    @Autowired
    Loops loops;

    @Autowired
    Chart chart;

    @Autowired
    Cast cast;

    @Autowired
    Viewers viewers;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    private UUID patient;
    private UUID result;
    private Viewer.Staff ellis;
    private Instant longAgo;

    @BeforeEach
    void somebodyHasAPhysician() {
        patient = viewers.patient().patient();
        ellis = viewers.staffOf(patient, Role.CLINICIAN);
        result = UUID.randomUUID();
        // Before what any other test leaves: the list shows the oldest.
        longAgo = Instant.EPOCH.plusSeconds(ThreadLocalRandom.current().nextInt(1_000_000_000));
    }

    @AfterEach
    void nothingStays() {
        clock.back();
        chart.file(IMPORT, patient, List.of(early(patient, Category.LABORATORY, "final", longAgo)));
    }

    @Test
    @Verifies({"B.risk.over.2#1", "B.risk.over.2#2"})
    void anEarlyResultWaitsUntilItIsFinalOrIsNone() {
        for (var status : List.of("registered", "preliminary", "partial")) {
            file(Category.LABORATORY, status, longAgo);
            assertThat(open()).as(status).extracting(Loop::since).containsExactly(longAgo);
            for (var end : List.of("final", "amended", "corrected", "cancelled", "entered-in-error")) {
                file(Category.LABORATORY, end, longAgo);
                assertThat(open()).as(end).isEmpty();
                file(Category.LABORATORY, status, longAgo);
                assertThat(open()).as("%s after %s", status, end).hasSize(1);
            }
        }
    }

    @Test
    @Verifies("B.risk.over.2#1")
    void eachClassHasItsDays() {
        for (var each : List.of(Category.LABORATORY, Category.PATHOLOGY, Category.IMAGING)) {
            var days = each == Category.LABORATORY ? 7 : each == Category.PATHOLOGY ? 14 : 3;
            var whole = Duration.ofDays(days);
            file(each, "preliminary", clock.instant().minus(whole).plusSeconds(3600));
            assertThat(one()).as("%s, not yet", each).isFalse();
            file(each, "preliminary", clock.instant().minus(whole).minusSeconds(3600));
            assertThat(one()).as("%s, by now", each).isTrue();
        }
        file(Category.VITAL_SIGNS, "preliminary", longAgo);
        assertThat(one()).isFalse();
    }

    @Test
    @Verifies("B.risk.over.2#1")
    void whatAnswersAnOrderWaitsWithTheOrder() {
        var order = UUID.randomUUID();
        chart.file(IMPORT, patient, List.of(Orders.test(patient, order, "Potassium", longAgo)));
        chart.file(IMPORT, patient, List.of(Orders.result(patient, result, order, "preliminary", longAgo)));
        assertThat(open()).isEmpty();
        assertThat(guard.open(ellis, Kind.TEST)).anyMatch(it -> it.subject().equals(order));

        assertThat(loops.close(ellis, patient, order, Reason.NO_FINAL_COMES))
                .as("a reason of results")
                .isFalse();
        assertThat(loops.close(ellis, patient, order, Reason.DONE_ELSEWHERE)).isTrue();
        assertThat(open()).as("a person ended the wait for both").isEmpty();
    }

    @Test
    void whenAnotherResultAnsweredTheOrderTheEarlyOneStillWaits() {
        var order = UUID.randomUUID();
        chart.file(IMPORT, patient, List.of(Orders.test(patient, order, "Potassium", longAgo)));
        chart.file(IMPORT, patient, List.of(Orders.result(patient, result, order, "preliminary", longAgo)));
        chart.file(IMPORT, patient, List.of(Orders.result(patient, UUID.randomUUID(), order, "final", longAgo)));
        assertThat(open()).hasSize(1);
    }

    @Test
    @Verifies("B.risk.over.2#2")
    void aPersonEndsItWithAReasonAndWhatComesAfterwardsWaitsAnew() throws Exception {
        file(Category.LABORATORY, "preliminary", longAgo);
        var nurse = viewers.staffOf(patient, Role.NURSE);
        assertThat(loops.close(nurse, patient, result, Reason.NO_FINAL_COMES)).isFalse();
        assertThat(loops.close(ellis, patient, result, Reason.ORDERED_TWICE)).isFalse();
        assertThatThrownBy(() -> owner.run("""
                        insert into followup.early_closing values ('%s', '%s', now(), gen_random_uuid(), 'BECAUSE')""".formatted(patient, result)))
                .hasMessageContaining("early_closing_reason_check");
        assertThat(open()).hasSize(1);

        assertThat(loops.close(ellis, patient, result, Reason.NO_FINAL_COMES)).isTrue();
        assertThat(open()).isEmpty();
        assertThat(loops.close(ellis, patient, result, Reason.NO_FINAL_COMES)).isFalse();
        clock.advance(Duration.ofMinutes(5));
        file(Category.LABORATORY, "partial", longAgo);
        assertThat(open()).as("another early result").hasSize(1);
    }

    @Test
    void whatWasAnothersAndWhatIsHistoryWaitsForNobody() {
        file(Category.LABORATORY, "preliminary", longAgo);
        chart.retract(IMPORT, patient, List.of(result), "WRONG_PATIENT");
        assertThat(open()).isEmpty();
        var another = viewers.patient().patient();
        var old = arrival(another, UUID.randomUUID(), Category.LABORATORY, "preliminary", longAgo, "Old", true);
        chart.file(IMPORT, another, List.of(old));
        assertThat(guard.open(ellis, Kind.EARLY)).noneMatch(it -> it.patient().equals(another));
    }

    @Test
    @Verifies("B.risk.over.2#1")
    void thePageTellsItWithItsAgeAndAPhysicianEndsIt() {
        var pat = cast.newPatient();
        var title = "Kalium" + result;
        var at = longAgo.minus(Duration.ofDays(20_000));
        chart.file(
                IMPORT,
                pat.patient(),
                List.of(arrival(pat.patient(), result, Category.LABORATORY, "preliminary", at, title, false)));
        var browser = cast.ellis().browser();
        var one = "/staff/loops/" + pat.patient() + "/" + result;
        assertThat(browser.get("/staff/loops").body()).contains(title, one, "never became final");
        assertThat(cast.dora().browser().get("/staff/loops").body())
                .contains(title)
                .doesNotContain(one);
        assertThat(cast.dora().browser().get(one).status()).isEqualTo(404);

        assertThat(browser.get(one).body())
                .contains("no final result will come")
                .doesNotContain("ordered twice");
        assertThat(browser.post(one).status()).isEqualTo(422);
        assertThat(browser.post(one, "reason", "ORDERED_TWICE").status()).isEqualTo(422);
        assertThat(browser.post(one, "reason", "NO_FINAL_COMES").status()).isEqualTo(303);
        assertThat(browser.get("/staff/loops").body()).doesNotContain(one);
        assertThat(browser.get(one).status()).isEqualTo(404);
    }

    private List<Loop> open() {
        return guard.open(ellis, Kind.EARLY).stream()
                .filter(it -> it.patient().equals(patient))
                .toList();
    }

    private boolean one() {
        return loops.one(ellis, patient, result).isPresent();
    }

    private void file(Category category, String status, Instant at) {
        chart.file(IMPORT, patient, List.of(early(patient, category, status, at)));
    }

    private Arrival early(UUID whose, Category category, String status, Instant at) {
        return arrival(whose, result, category, status, at, "Potassium", false);
    }

    private static Arrival arrival(
            UUID whose, UUID id, Category category, String status, Instant at, String title, boolean history) {
        var body = "{\"resourceType\":\"Observation\",\"status\":\"%s\",\"effectiveDateTime\":\"%s\"}"
                .formatted(status, at);
        return new Arrival(
                whose,
                id,
                "Observation",
                category,
                status,
                at,
                null,
                at,
                List.of(),
                id,
                Gist.titled(title),
                body.getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of(),
                history);
    }
}
