package org.havenport.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ReviewTogetherControllerTests {

    private static final String LIST = "/staff/results";
    private static final String COMMENT = "Nothing to do until the next visit.";

    @Autowired
    Chart chart;

    @Autowired
    Cast cast;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    private CastMember ann;
    private CastMember bob;
    private Browser ellis;
    private Instant since;
    private String place;
    private UUID ofAnn;
    private UUID ofBob;

    @BeforeEach
    void twoNormalResultsArrive() throws Exception {
        ann = cast.newPatient();
        bob = cast.newPatient();
        ellis = cast.ellis().browser();
        since = Instant.EPOCH.plusSeconds(ThreadLocalRandom.current().nextInt(1_000_000_000));
        place = "?of=%s&after=%s".formatted(ann.patient(), arrives(ann, "4.0"));
        ofAnn = arrives(ann, "4.4");
        ofBob = arrives(bob, "4.5");
        ellis.get(LIST + place);
    }

    @Test
    @Verifies({"B.risk.over.2#3", "B.risk.over.2#5"})
    void eachReadsTheirOwnCommentAndNoneThatIsTakenBackBeforeTheyRead() {
        assertThat(ellis.get(LIST + place).body()).contains(pick(ann, ofAnn), pick(bob, ofBob), "looked at today");

        var done = ellis.post(
                LIST + "/together" + place, "pick", pick(ann, ofAnn), "pick", pick(bob, ofBob), "comment", COMMENT);

        assertThat(done.status()).isEqualTo(303);
        var after = ellis.get(done.location()).body();
        assertThat(after).contains("2 results are marked as looked at", "Take it back");
        assertThat(after).doesNotContain(pick(ann, ofAnn));
        assertThat(bob.browser().get("/results/" + ofBob).body()).contains(COMMENT, "Dr Miriam Ellis");
        assertThat(bob.browser().get("/results/" + ofAnn).status()).isEqualTo(404);

        var batch = done.location().replaceAll(".*done=([^&]+).*", "$1");
        var back = ellis.post(LIST + "/together/undo" + place, "batch", batch);

        assertThat(ellis.get(back.location()).body())
                .as("of Bob's, who has read it, nothing is taken back")
                .contains("It was taken back", pick(ann, ofAnn))
                .doesNotContain(pick(bob, ofBob));
        assertThat(bob.browser().get("/results/" + ofBob).body()).contains(COMMENT);
        assertThat(ann.browser().get("/results/" + ofAnn).body())
                .doesNotContain(COMMENT)
                .contains("has not marked this result as looked at");
    }

    @Test
    @Verifies("B.risk.over.2#5")
    void afterAMinuteTheWayOnIsTold() {
        var item = item(ann, ofAnn);
        ellis.get(item);
        var looked = ellis.post(item + "/review", "comment", COMMENT, "seen", "1");
        assertThat(ellis.get(looked.location()).body()).contains("Take it back", "You can take it back until");
        try {
            clock.advance(Duration.ofSeconds(70));
            var late = ellis.post(item + "/undo");
            assertThat(ellis.get(late.location()).body())
                    .contains("The minute is over", "call the patient", COMMENT, "Handled by phone");
        } finally {
            clock.back();
        }
        assertThat(ann.browser().get("/results/" + ofAnn).body()).contains(COMMENT);
    }

    @Test
    @Verifies("B.risk.over.2#5")
    void oneIsTakenBackTheSameWay() {
        var item = item(ann, ofAnn);
        ellis.get(item);
        ellis.post(item + "/review", "comment", COMMENT, "seen", "1");
        assertThat(cast.dora().browser().post(item + "/undo").location()).contains("said=late");

        var back = ellis.post(item + "/undo");

        assertThat(ellis.get(back.location()).body())
                .contains("It was taken back", "Mark as looked at")
                .doesNotContain("Looked at on");
    }

    @Test
    @Verifies("B.risk.over.2#4")
    void whatIsAbnormalHasNoBoxAndSaysWhy() throws Exception {
        var high = arrives(ann, "5.4");
        assertThat(ellis.get(LIST + place).body())
                .doesNotContain(pick(ann, high))
                .contains("By itself:", "a value is outside its range");

        var done = ellis.post(LIST + "/together" + place, "pick", pick(ann, high), "comment", COMMENT);

        assertThat(ellis.get(item(ann, high)).body()).contains("Mark as looked at");
        assertThat(done.location()).contains("left=1");
    }

    @Test
    void aNameIsRefusedAndNothingTypedIsLost() {
        var typed = "Pat, all is well.";
        var refused = ellis.post(
                LIST + "/together" + place, "pick", pick(ann, ofAnn), "pick", pick(bob, ofBob), "comment", typed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("The comment names one of the patients", typed, "checked");
        assertThat(ann.browser().get("/results/" + ofAnn).body()).doesNotContain(typed);
        assertThat(ellis.get(ellis.post(LIST + "/together" + place, "pick", "x.y", "comment", COMMENT)
                                .location())
                        .body())
                .contains("Select at least one");
    }

    @Test
    void aValueThatCameInMeanwhileIsNotPassedOver() {
        var item = item(ann, ofAnn);
        ellis.get(item);
        chart.file(
                Viewer.job("import"),
                ann.patient(),
                List.of(Arrivals.potassium(ann.patient(), ofAnn, null, "3.9", clock.instant(), false)));

        var refused = ellis.post(item + "/review", "comment", COMMENT, "seen", "1");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("Other values came in", "3.9 mmol/L", COMMENT);
        assertThat(ellis.post(item + "/review", "comment", COMMENT, "seen", "2").status())
                .isEqualTo(303);
    }

    @Test
    void aCallIsWrittenDownAndIsTheLookToo() {
        var item = item(ann, ofAnn);
        ellis.get(item);
        var thin = ellis.post(item + "/call", "seen", "1", "outcome", "SPOKE", "told", COMMENT);
        assertThat(thin.status()).isEqualTo(422);
        assertThat(thin.body()).contains("A conversation needs two identifiers", COMMENT);

        assertThat(ellis.post(item + "/call", "seen", "1", "outcome", "VOICEMAIL")
                        .status())
                .isEqualTo(303);
        assertThat(ellis.get(item).body()).contains("Mark as looked at");
        var spoke = ellis.post(
                item + "/call",
                "seen",
                "1",
                "outcome",
                "SPOKE",
                "told",
                COMMENT,
                "understood",
                "true",
                "identifiers",
                "BIRTH_DATE",
                "identifiers",
                "ADDRESS");

        assertThat(ellis.get(spoke.location()).body()).contains("The call was written down", "Looked at on", COMMENT);
        assertThat(ann.browser().get("/results/" + ofAnn).body()).contains(COMMENT);
    }

    @Test
    void twoPeopleAtOneResultSeeEachOther() {
        var item = item(ann, ofAnn);
        assertThat(ellis.get(item).body()).doesNotContain("has it open too");
        assertThat(cast.dora().browser().get(item).body()).contains("Ellis", "has it open too");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var stranger : List.of(cast.hugo(), cast.frank(), cast.gina(), ann)) {
            var browser = stranger.browser();
            assertThat(browser.post(LIST + "/together", "pick", pick(ann, ofAnn))
                            .status())
                    .isEqualTo(404);
            assertThat(browser.post(
                                    LIST + "/together/undo",
                                    "batch",
                                    UUID.randomUUID().toString())
                            .status())
                    .isEqualTo(404);
            assertThat(browser.post(item(ann, ofAnn) + "/undo").status()).isEqualTo(404);
            assertThat(browser.post(item(ann, ofAnn) + "/call", "outcome", "SPOKE")
                            .status())
                    .isEqualTo(404);
        }
    }

    private UUID arrives(CastMember patient, String value) throws SQLException {
        var arrival = Arrivals.potassium(patient.patient(), value, clock.instant());
        chart.file(Viewer.job("import"), patient.patient(), List.of(arrival));
        comes(patient, arrival.id(), since = since.plusSeconds(1));
        return arrival.id();
    }

    /** The list is full of what other tests left; so these come one after the other in a time nobody else uses. */
    private void comes(CastMember patient, UUID item, Instant at) throws SQLException {
        try (var connection = owner.open();
                var update = connection.prepareStatement(
                        "update followup.obligation set opened_at = ?, consequence = 'ROUTINE' where patient_id = ? and item_id = ?")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setObject(2, patient.patient());
            update.setObject(3, item);
            assertThat(update.executeUpdate()).isPositive();
        }
    }

    private static String pick(CastMember patient, UUID item) {
        return "%s.%s.1".formatted(patient.patient(), item);
    }

    private static String item(CastMember patient, UUID item) {
        return "%s/%s/%s".formatted(LIST, patient.patient(), item);
    }
}
