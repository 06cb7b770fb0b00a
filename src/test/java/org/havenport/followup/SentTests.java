package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Gist;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.notices.Message;
import org.havenport.notices.Reach;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is sent to a patient besides results: notes, letters, comments, answers to corrections and forms. */
@PortalTest
class SentTests {

    private static final String MESSAGES =
            "select item_id::text from followup.obligation where patient_id = :patient and about = :item";

    @Autowired
    private Owing owing;

    @Autowired
    private Sent sent;

    @Autowired
    private Reviews reviews;

    @Autowired
    private TakingBack takingBack;

    @Autowired
    private Chart chart;

    @Autowired
    private Reach reach;

    @Autowired
    private Asking asking;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Cast cast;

    @Autowired
    private TestClock clock;

    @Test
    @Verifies("B.com.4#1")
    void aNoteAndALetterClimbToALetterUnlessTheirPatientReadsThem() {
        for (var kind : List.of(Category.NOTE, Category.DOCUMENT)) {
            var title = kind == Category.NOTE ? "Office visit note" : "Letter of the cardiologist";
            var pat = owing.reached();
            var unread = words(pat, kind, title);
            assertThat(pat.browser().get("/home").body()).contains("/record/items/" + unread);
            climbsToALetter(pat, unread);
            assertThat(title(pat, unread)).contains(title);

            var reads = owing.reached();
            var read = words(reads, kind, title);
            assertThat(reads.browser().get("/record/items/" + read).status()).isEqualTo(200);
            assertThat(reads.browser().get("/home").body()).doesNotContain("/record/items/" + read);
            isOverOnceItWasOpened(reads, read);
        }
    }

    @Test
    @Verifies("B.com.4#1")
    void aCommentOfConsequenceClimbsToACallUnlessTheResultIsOpenedWithIt() {
        var pat = owing.reached();
        var result = owing.significant(pat);
        var unread = comment(pat, result, "Please drink more water.");
        owing.look(pat);
        assertThat(owing.steps(pat, unread)).containsExactly("TOLD");
        climbsToACall(pat, unread);
        assertThat(title(pat, unread)).contains("Message about: Potassium").doesNotContain("drink more water");
        assertThat(cast.dora()
                        .browser()
                        .get("/staff/receipts/" + pat.patient() + "/" + unread)
                        .body())
                .contains("Message about: Potassium", "Written to the patient")
                .doesNotContain("drink more water");

        var reads = owing.reached();
        var seen = owing.significant(reads);
        var read = comment(reads, seen, "Please drink more water.");
        assertThat(reads.browser().get("/home").body()).contains("A new message from your care team");
        assertThat(reads.browser().get("/results/" + seen).body()).contains("Please drink more water.");
        assertThat(reads.browser().get("/home").body()).doesNotContain("A new message from your care team");
        isOverOnceItWasOpened(reads, read);
        assertThat(owing.settled(reads, seen))
                .as("of the result itself they have not said that they saw it")
                .containsExactly("OPEN");
    }

    @Test
    @Verifies("B.com.4#1")
    void theAnswersToACorrectionClimbByWhatDependsOnThem() {
        var pat = owing.reached();
        var result = owing.routine(pat);
        var request = asksForACorrection(pat, result);
        var staff = "/staff" + request.replace("/corrections/", "/corrections/" + pat.patient() + "/");
        var ellis = cast.ellis().browser();
        ellis.get(staff);
        assertThat(ellis.post(staff + "/decide", "act", "EXTEND", "answer", "We asked the laboratory.")
                        .status())
                .isEqualTo(303);
        var extension = one(pat, result);
        climbsToALetter(pat, extension);

        assertThat(ellis.post(staff + "/decide", "act", "DENY", "denial", "NOT_MADE_HERE", "answer", "From Lakeside.")
                        .status())
                .isEqualTo(303);
        var denial = owing.ask(MESSAGES + " and consequence = 'SIGNIFICANT'", pat, result);
        assertThat(denial).hasSize(1);
        var answer = UUID.fromString(denial.getFirst());
        climbsToACall(pat, answer);
        assertThat(title(pat, answer)).contains("Message about: Potassium").doesNotContain("Lakeside");

        assertThat(pat.browser().get(request).body()).contains("From Lakeside.");
        owing.look(pat);
        assertThat(owing.settled(pat, answer)).containsExactly("VIEWED");
        assertThat(owing.calls(pat, answer)).containsExactly("NOT_VIEWED RECEIVED");
        assertThat(owing.settled(pat, extension)).containsExactly("VIEWED");
    }

    @Test
    @Verifies("B.com.4#1")
    void aFormClimbsUntilItWasOpenedOrAnswered() {
        var pat = owing.reached();
        var unread = form(pat);
        climbsToALetter(pat, unread);
        assertThat(title(pat, unread)).contains("An agreement to confirm");

        var answers = owing.reached();
        var answered = form(answers);
        asking.run(Owing.JOB, sql -> sent.answered(sql, answers.patient(), answered));
        owing.look(answers);
        assertThat(owing.settled(answers, answered)).containsExactly("CONFIRMED");
    }

    @Test
    void aCommentThatIsTakenBackIsOwedByNobody() {
        var pat = owing.reached();
        var result = owing.routine(pat);
        var dora = viewers.staff(Role.NURSE);
        reviews.record(dora, pat.patient(), result, "All is well.");
        assertThat(owing.ask(MESSAGES, pat, result)).hasSize(1);

        assertThat(takingBack.one(dora, pat.patient(), result)).isTrue();

        assertThat(owing.ask(MESSAGES, pat, result)).isEmpty();
    }

    @Test
    void nobodyReviewsANote() {
        var pat = owing.reached();
        var note = words(pat, Category.NOTE, "Office visit note");
        assertThat(reviews.record(viewers.staff(Role.NURSE), pat.patient(), note, "Read it."))
                .as("it is the care team's own")
                .isFalse();
    }

    private void climbsToALetter(CastMember pat, UUID item) {
        owing.passes(Duration.ofHours(25), pat, item);
        owing.look(pat);
        owing.passes(Duration.ofHours(24), pat, item);
        owing.look(pat);
        assertThat(owing.steps(pat, item)).contains("REMINDER", "SECOND_CHANNEL");
        assertThat(reach.about(Owing.JOB, pat.patient(), item))
                .extracting(Message::kind)
                .contains("followup.still-waiting", "followup.another-way");
        owing.passes(Duration.ofDays(9), pat, item);
        owing.look(pat);
        assertThat(owing.steps(pat, item)).contains("LETTER");
        assertThat(owing.calls(pat, item)).isEmpty();
    }

    private void climbsToACall(CastMember pat, UUID item) {
        owing.passes(Duration.ofHours(25), pat, item);
        owing.look(pat);
        assertThat(owing.steps(pat, item)).contains("REMINDER");
        owing.passes(Duration.ofDays(9), pat, item);
        owing.look(pat);
        assertThat(owing.calls(pat, item)).containsExactly("NOT_VIEWED");
    }

    private void isOverOnceItWasOpened(CastMember pat, UUID item) {
        owing.look(pat);
        assertThat(owing.settled(pat, item)).containsExactly("VIEWED");
        owing.look(pat);
        assertThat(owing.steps(pat, item)).doesNotContain("REMINDER", "CALL", "LETTER");
    }

    private String title(CastMember pat, UUID item) {
        var page = cast.dora().browser().get("/staff/receipts/" + pat.patient());
        assertThat(page.status()).isEqualTo(200);
        return page.body().substring(page.body().indexOf(item.toString())).split("</a>", 2)[0];
    }

    private UUID comment(CastMember pat, UUID result, String words) {
        assertThat(reviews.record(viewers.staff(Role.NURSE), pat.patient(), result, words))
                .isTrue();
        return one(pat, result);
    }

    private UUID one(CastMember pat, UUID about) {
        var found = owing.ask(MESSAGES, pat, about);
        assertThat(found).hasSize(1);
        return UUID.fromString(found.getFirst());
    }

    private UUID form(CastMember pat) {
        var form = new Sent.One(pat.patient(), UUID.randomUUID(), Sending.FORM, Consequence.ROUTINE, null, null);
        asking.run(Owing.JOB, sql -> sent.asked(sql, List.of(form)));
        return form.item();
    }

    private String asksForACorrection(CastMember pat, UUID item) {
        var form = "/corrections/new/" + item;
        pat.browser().get(form);
        var location = pat.browser()
                .post(form, "wrong", "DETAIL", "words", "It was lower.")
                .location();
        return location.substring(location.indexOf("/corrections/"));
    }

    private UUID words(CastMember pat, Category category, String title) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        chart.file(
                Viewer.job("import"),
                pat.patient(),
                List.of(new Arrival(
                        pat.patient(),
                        id,
                        "DocumentReference",
                        category,
                        "current",
                        now,
                        null,
                        now,
                        List.of(),
                        id,
                        Gist.titled(title),
                        "{\"resourceType\":\"DocumentReference\",\"id\":\"%s\"}"
                                .formatted(id)
                                .getBytes(StandardCharsets.UTF_8),
                        "test",
                        Set.of(),
                        false)));
        return id;
    }
}
