package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.followup.ContactRecord.ContactOutcome;
import org.havenport.followup.ContactRecord.Identifier;
import org.havenport.followup.ContactRecord.Medium;
import org.havenport.followup.Loop.Kind;
import org.havenport.followup.Loop.Reason;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class NoLoopEndsByItselfTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    NoLoopEndsByItself guard;

    @Autowired
    Loops loops;

    @Autowired
    Reviews reviews;

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

    @Autowired
    Audit audit;

    private UUID patient;
    private UUID order;
    private Viewer.Staff ellis;
    private Instant longAgo;

    @BeforeEach
    void somebodyHasAPhysician() {
        patient = viewers.patient().patient();
        ellis = viewers.staffOf(patient, Role.CLINICIAN);
        order = UUID.randomUUID();
        // Before what any other test leaves: the list shows the oldest.
        longAgo = Instant.EPOCH.plusSeconds(ThreadLocalRandom.current().nextInt(1_000_000_000));
    }

    @Test
    @Verifies({"B.risk.over.2#1", "B.risk.over.2#2"})
    void aTestWaitsForAFinalResultWhateverElseComes() {
        chart.file(IMPORT, patient, List.of(Orders.test(patient, order, "Potassium", longAgo)));
        assertThat(open(Kind.TEST)).extracting(Loop::since).containsExactly(longAgo);

        var result = UUID.randomUUID();
        chart.file(IMPORT, patient, List.of(Orders.result(patient, result, order, "preliminary", clock.instant())));
        assertThat(open(Kind.TEST)).as("an early result is none").hasSize(1);
        chart.file(IMPORT, patient, List.of(Orders.result(patient, result, order, "final", clock.instant())));
        assertThat(open(Kind.TEST)).isEmpty();

        chart.retract(IMPORT, patient, List.of(result), "WRONG_PATIENT");
        assertThat(open(Kind.TEST))
                .as("a result that was another's answers nothing")
                .hasSize(1);
    }

    @Test
    @Verifies("B.risk.over.2#1")
    void aResultMayComeBeforeItsOrder() {
        chart.file(
                IMPORT, patient, List.of(Orders.result(patient, UUID.randomUUID(), order, "final", clock.instant())));
        chart.file(IMPORT, patient, List.of(Orders.test(patient, order, "Potassium", longAgo)));
        assertThat(open(Kind.TEST)).isEmpty();
    }

    @Test
    @Verifies({"B.risk.over.2#1", "B.risk.over.2#2"})
    void aReferralWaitsForAVisitThatIsNotCancelled() {
        chart.file(IMPORT, patient, List.of(Orders.referral(patient, order, "Cardiology", longAgo)));
        assertThat(open(Kind.REFERRAL)).hasSize(1);
        var visit = UUID.randomUUID();
        chart.file(IMPORT, patient, List.of(Orders.appointment(patient, visit, order, "booked", clock.instant())));
        assertThat(open(Kind.REFERRAL)).isEmpty();
        chart.file(IMPORT, patient, List.of(Orders.appointment(patient, visit, order, "cancelled", clock.instant())));
        assertThat(open(Kind.REFERRAL)).as("the visit was cancelled").hasSize(1);
    }

    @Test
    @Verifies({"B.risk.over.2#1", "B.risk.over.2#2"})
    void aResultWaitsForALookAndThenForTheContact() throws Exception {
        var high = Arrivals.potassium(patient, "5.4", clock.instant());
        chart.file(IMPORT, patient, List.of(high));
        owner.run(
                "update followup.obligation set opened_at = '%s' where patient_id = '%s'".formatted(longAgo, patient));
        assertThat(open(Kind.REVIEW)).hasSize(1);
        assertThat(open(Kind.CONTACT)).isEmpty();

        reviews.record(ellis, patient, high.id(), "A little high.");
        assertThat(open(Kind.REVIEW)).isEmpty();
        assertThat(open(Kind.CONTACT)).hasSize(1);

        reviews.byPhone(ellis, call(high.id(), ContactOutcome.VOICEMAIL), 1);
        assertThat(open(Kind.CONTACT)).as("a message is no contact").hasSize(1);
        reviews.byPhone(ellis, call(high.id(), ContactOutcome.SPOKE), 1);
        assertThat(open(Kind.CONTACT)).isEmpty();
    }

    @Test
    @Verifies("B.risk.over.2#2")
    void aPersonEndsAWaitWithAReasonAndTheirName() throws Exception {
        chart.file(IMPORT, patient, List.of(Orders.test(patient, order, "Potassium", longAgo)));
        var nurse = viewers.staffOf(patient, Role.NURSE);
        assertThat(loops.close(nurse, patient, order, Reason.ORDERED_TWICE)).isFalse();
        assertThatThrownBy(() -> owner.run("""
                        insert into followup.closing values ('%s', '%s', now(), gen_random_uuid(), 'BECAUSE')""".formatted(patient, order)))
                .as("no reason but one of the list")
                .hasMessageContaining("closing_reason_check");
        assertThat(open(Kind.TEST)).hasSize(1);

        assertThat(loops.close(ellis, patient, order, Reason.ORDERED_TWICE)).isTrue();
        assertThat(open(Kind.TEST)).isEmpty();
        assertThat(loops.close(ellis, patient, order, Reason.ORDERED_TWICE)).isFalse();
    }

    @Test
    @Verifies("B.risk.over.2#2")
    void manyWhoEndAWaitAtOnceEndItOnce() throws Exception {
        chart.file(IMPORT, patient, List.of(Orders.test(patient, order, "Potassium", longAgo)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> close = () -> loops.close(ellis, patient, order, Reason.ORDERED_TWICE);
            for (var closed : threads.invokeAll(Collections.nCopies(6, close))) {
                closed.get();
            }
        }

        assertThat(open(Kind.TEST)).isEmpty();
        assertThat(audit.search(
                        viewers.staff(Role.COMPLIANCE_OFFICER),
                        new AuditQuery(null, null, ellis.actor(), patient, "open-loop-closed", null, null)))
                .as("one of them ended it")
                .hasSize(1);
    }

    @Test
    @Verifies("B.risk.over.2#2")
    void theEvidenceTurnsWhenOneLeavesTheListByItself() throws Exception {
        chart.file(IMPORT, patient, List.of(Orders.test(patient, order, "Potassium", longAgo)));
        var before = guard.evidence();
        assertThat(before.state()).isEqualTo(State.HOLDS);
        try {
            owner.run("update followup.expected set open = false where order_id = '%s'".formatted(order));
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            owner.run("update followup.expected set open = true where order_id = '%s'".formatted(order));
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("B.risk.over.2#1")
    void thePageTellsEachWithItsAgeAndAPhysicianEndsIt() {
        var pat = cast.newPatient();
        chart.file(
                IMPORT,
                pat.patient(),
                List.of(Orders.test(pat.patient(), order, "Kalium" + order, longAgo.minus(Duration.ofDays(20_000)))));
        var browser = cast.ellis().browser();
        var page = browser.get("/staff/loops").body();
        assertThat(page).contains("Kalium" + order, " days", "/staff/loops/" + pat.patient() + "/" + order);
        assertThat(cast.dora().browser().get("/staff/loops").body())
                .contains("Kalium" + order)
                .doesNotContain("/staff/loops/" + pat.patient());

        var one = "/staff/loops/" + pat.patient() + "/" + order;
        assertThat(browser.get(one).body()).contains("Why does nobody need to wait");
        assertThat(browser.post(one).status()).isEqualTo(422);
        assertThat(browser.post(one, "reason", "DONE_ELSEWHERE").status()).isEqualTo(303);
        assertThat(browser.get("/staff/loops").body()).doesNotContain("Kalium" + order);
        assertThat(browser.get(one).status()).isEqualTo(404);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var stranger : List.of(cast.hugo(), cast.frank(), cast.gina(), cast.ann())) {
            assertThat(stranger.browser().get("/staff/loops").status()).isEqualTo(404);
        }
        assertThat(cast.dora()
                        .browser()
                        .get("/staff/loops/" + patient + "/" + order)
                        .status())
                .isEqualTo(404);
    }

    private ContactRecord call(UUID item, ContactOutcome outcome) {
        return new ContactRecord(
                patient,
                item,
                Medium.PHONE,
                outcome,
                Set.of(Identifier.ADDRESS, Identifier.PHONE),
                true,
                "Come in tomorrow.");
    }

    private List<Loop> open(Kind kind) {
        return guard.open(ellis, kind).stream()
                .filter(it -> it.patient().equals(patient))
                .toList();
    }
}
