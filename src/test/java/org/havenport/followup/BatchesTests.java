package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemGroup;
import org.havenport.database.OwnersConnection;
import org.havenport.followup.Batches.Wanted;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Statements;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class BatchesTests {

    private static final Viewer IMPORT = Viewer.job("import");
    private static final String COMMENT = "All is well. See you at the next visit.";

    @Autowired
    Batches batches;

    @Autowired
    Reviews reviews;

    @Autowired
    TakingBack takingBack;

    @Autowired
    Chart chart;

    @Autowired
    Audit audit;

    @Autowired
    Viewers viewers;

    @Autowired
    Cast cast;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    private Viewer.Staff dora;

    @BeforeEach
    void aNurseIsThere() {
        dora = viewers.staff(Role.NURSE);
    }

    @Test
    @Verifies("B.risk.over.2#3")
    void everyPatientHasAReviewAndACommentOfTheirOwn() throws Exception {
        var ann = viewers.patient();
        var cara = viewers.patient();
        var ofAnn = normal(ann.patient());
        var ofCara = normal(cara.patient());

        var done = batches.record(dora, List.of(ofAnn, ofCara), COMMENT);

        assertThat(done.done()).containsExactlyInAnyOrder(ofAnn.group(), ofCara.group());
        assertThat(done.left()).isEmpty();
        assertThat(List.of(ofAnn, ofCara)).allSatisfy(it -> {
            var staff = viewers.staffOf(it.group().patient(), Role.NURSE);
            assertThat(reviews.comment(staff, it.group().patient(), it.group().id()))
                    .hasValueSatisfying(said -> assertThat(said.words()).isEqualTo(COMMENT));
        });
        assertThat(texts("select distinct comment_id::text from followup.review where batch_id = '%s'"
                        .formatted(done.batch())))
                .as("two comments, one for each")
                .hasSize(2);
        assertThat(texts("""
                        select c.patient_id::text from followup.review r join chart.item c on c.id = r.comment_id
                        where r.batch_id = '%s' and c.patient_id = r.patient_id""".formatted(done.batch())))
                .containsExactlyInAnyOrder(
                        ann.patient().toString(), cara.patient().toString());
        var query = new AuditQuery(null, null, dora.actor(), ann.patient(), "result-reviewed", null, null);
        assertThat(audit.search(viewers.staff(Role.COMPLIANCE_OFFICER), query)).hasSize(1);
    }

    @Test
    @Verifies("B.risk.over.2#4")
    void whatCameInSinceOrWasDoneByAnotherStaysInTheList() {
        var patient = viewers.patient().patient();
        var changed = normal(patient);
        chart.file(
                IMPORT,
                patient,
                List.of(Arrivals.potassium(patient, changed.group().id(), null, "4.9", clock.instant(), false)));
        var taken = normal(patient);
        reviews.record(
                viewers.staffOf(patient, Role.NURSE), patient, taken.group().id(), "");

        var done = batches.record(dora, List.of(changed, taken), COMMENT);

        assertThat(done.done()).isEmpty();
        assertThat(done.left()).containsExactlyInAnyOrder(changed.group(), taken.group());
    }

    @Test
    void aCommentThatNamesOneOfThemIsNotKept() {
        var pat = cast.newPatient();
        var other = normal(viewers.patient().patient());
        var one = normal(pat.patient());

        assertThatThrownBy(() -> batches.record(dora, List.of(one, other), "Dear Pat, all is well."))
                .isInstanceOf(NamesSomebody.class);
        assertThat(batches.record(dora, List.of(one, other), "The path is clear.")
                        .done())
                .hasSize(2);
    }

    /** A day of 200 results: what is asked of the database does not grow with how many there are. */
    @Test
    @Verifies("B.risk.over.2#3")
    void aDayOfTwoHundredTakesNoMoreStatementsThanTwenty() {
        var all = new ArrayList<Wanted>();
        for (int made = 0; made < 50; made++) {
            all.addAll(normal(viewers.patient().patient(), 4));
        }
        var few = all.subList(0, 20);
        var many = all.subList(20, 200);
        var done = new HashSet<ItemGroup>();
        batches.record(dora, List.of(normal(viewers.patient().patient())), COMMENT);

        var forTwenty = Statements.in(
                () -> done.addAll(batches.record(dora, few, COMMENT).done()));
        var forMany = Statements.in(
                () -> done.addAll(batches.record(dora, many, COMMENT).done()));

        assertThat(done).hasSize(200);
        assertThat(forTwenty).isBetween(5, 25);
        assertThat(forMany).isEqualTo(forTwenty);
        assertThat(Statements.in(() -> reviews.missing(dora, null))).isLessThan(6);
    }

    @Test
    @Verifies("B.risk.over.2#5")
    void whatWasDoneTogetherIsTakenBackTogether() throws Exception {
        var ann = viewers.patient();
        var cara = viewers.patient();
        var wanted = List.of(normal(ann.patient()), normal(cara.patient()));
        var done = batches.record(dora, wanted, COMMENT);

        assertThat(takingBack.open(dora, done.batch())).isPresent();
        assertThat(takingBack.together(viewers.staff(Role.NURSE), done.batch()))
                .as("nobody takes back what somebody else did")
                .isZero();
        assertThat(takingBack.together(dora, done.batch())).isEqualTo(2);

        assertThat(wanted).allSatisfy(it -> {
            var staff = viewers.staffOf(it.group().patient(), Role.NURSE);
            assertThat(reviews.waits(staff, it.group().patient(), it.group().id()))
                    .isTrue();
            assertThat(reviews.comment(staff, it.group().patient(), it.group().id()))
                    .isEmpty();
        });
        assertThat(texts("select release_state from chart.item where type = 'Communication' and patient_id = '%s'"
                        .formatted(ann.patient())))
                .as("the comment is kept, and nobody reads it")
                .containsExactly("RETRACTED");
        assertThat(texts("select action from audit.line where patient_id = '%s'".formatted(ann.patient())))
                .contains("review-taken-back", "words-withdrawn");
        assertThat(texts("select id::text from concerns.incident where patient_id = '%s'".formatted(ann.patient())))
                .as("words taken back are no incident")
                .isEmpty();
        assertThat(batches.record(dora, wanted, COMMENT).done())
                .as("it is done again as if never before")
                .hasSize(2);
        assertThat(texts(
                        "select id::text from notices.notice where patient_id = '%s' and kind <> 'followup.something-new'"
                                .formatted(ann.patient())))
                .isEmpty();
    }

    @Test
    @Verifies("B.risk.over.2#5")
    void afterAMinuteItStays() throws Exception {
        var patient = viewers.patient().patient();
        var done = batches.record(dora, List.of(normal(patient)), COMMENT);
        try {
            clock.advance(Duration.ofSeconds(61));
            assertThat(takingBack.open(dora, done.batch())).isEmpty();
            assertThat(takingBack.together(dora, done.batch())).isZero();
        } finally {
            clock.back();
        }
        assertThatThrownBy(() -> owner.run(
                        """
                        insert into followup.taken_back (patient_id, id, item_id, by_actor, done_at, taken_back_at)
                        values ('%s', gen_random_uuid(), gen_random_uuid(), '%s', '%s', '%s')""".formatted(patient, dora.actor(), clock.instant().minusSeconds(90), clock.instant())))
                .as("the database knows the minute too")
                .hasMessageContaining("within_a_minute");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var wanted = normal(viewers.patient().patient());
        for (var role : List.of(Role.FRONT_DESK, Role.MEDICAL_ASSISTANT, Role.COMPLIANCE_OFFICER)) {
            var stranger = viewers.staff(role);
            try {
                assertThat(batches.record(stranger, List.of(wanted), COMMENT).done())
                        .isEmpty();
            } catch (RuntimeException refused) {
                assertThat(refused).isNotNull();
            }
        }
        assertThat(batches.record(dora, List.of(wanted), COMMENT).done()).hasSize(1);
    }

    private Wanted normal(UUID patient) {
        return normal(patient, 1).getFirst();
    }

    private List<Wanted> normal(UUID patient, int many) {
        var arrivals = Stream.generate(() -> Arrivals.potassium(patient, "4.4", clock.instant()))
                .limit(many)
                .toList();
        chart.file(IMPORT, patient, arrivals);
        return arrivals.stream()
                .map(it -> new Wanted(new ItemGroup(patient, it.id()), 1))
                .toList();
    }

    private List<String> texts(String sql) throws Exception {
        try (var connection = owner.open();
                var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
