package org.havenport.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.havenport.access.Gate;
import org.havenport.home.Words;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.TextsInForce;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class AMaterialChangeAsksAgainTests {

    private static final String BAR = "class=\"soon\"";

    @Autowired
    Newcomers newcomers;

    @Autowired
    TextsInForce texts;

    @Autowired
    TestClock clock;

    @Autowired
    Asking asking;

    @Autowired
    Gate gate;

    @Autowired
    Agreements agreements;

    @Autowired
    BusinessHours hours;

    @Autowired
    AMaterialChangeAsksAgain safeguard;

    @BeforeEach
    void everythingIsInForce() {
        texts.all();
    }

    @Test
    @Verifies("B.sec.4#5")
    void whoDoesNotConfirmInTheDaysOfGraceOnlyReads() {
        var ann = signed();
        texts.renewed("policy.privacy");
        try {
            again(ann);
            assertThat(reach(ann)).as("in the days of grace").isEqualTo("SOON");
            assertThat(ann.browser().get("/home").body()).contains("Something you agreed to has changed.");
            assertThat(ann.browser().get(AgreementsController.SIGN).body())
                    .contains("Some of this has changed since you confirmed it.")
                    .doesNotContain("value=\"SECURITY\"");

            clock.advance(Duration.ofDays(29));
            again(ann);
            assertThat(reach(ann)).as("a day before").isEqualTo("SOON");
            clock.advance(Duration.ofDays(2));
            again(ann);
            assertThat(reach(ann)).as("after the days").isEqualTo("ONLY_READING");
            assertThat(ann.browser().get("/results").status()).isEqualTo(200);
            assertThat(safeguard.evidence().state()).isEqualTo(Evidence.State.NEEDS_ATTENTION);

            Newcomers.sign(ann.browser(), false, Statement.PRIVACY);
            assertThat(reach(ann)).isEmpty();
            assertThat(ann.browser().get(AgreementsController.PATH).body())
                    .contains("You have confirmed all that is asked");
        } finally {
            clock.back();
        }
    }

    @Test
    @Verifies("B.sec.4#5")
    void inTheDaysOfGraceEveryPageSaysFromWhenTheyOnlyReadAndLeadsToTheWords() {
        var ann = signed();
        assertThat(ann.browser().get("/results").body()).doesNotContain(BAR);
        texts.renewed("policy.privacy");
        try {
            again(ann);
            var end =
                    Words.of(Locale.ENGLISH, hours.zone()).date(clock.instant().plus(Duration.ofDays(30)));
            for (var path : List.of("/home", "/results", "/record", "/you/contact", AgreementsController.PATH)) {
                assertThat(ann.browser().get(path).body())
                        .as(path)
                        .contains(BAR, "From " + end + " you can only read until you confirm it.")
                        .contains("href=\"" + AgreementsController.SIGN + "\"");
            }
            assertThat(ann.browser().get(AgreementsController.SIGN).body()).doesNotContain(BAR);
            assertThat(ann.browser().get("/only-reading").location()).isEqualTo("/home");

            Newcomers.sign(ann.browser(), false, Statement.PRIVACY);
            assertThat(ann.browser().get("/home").body()).doesNotContain(BAR);
        } finally {
            clock.back();
        }
    }

    @Test
    void whoHasNotConfirmedIsRemindedOnceAWeekUntilTheyHaveOrOnlyRead() {
        var ann = signed();
        texts.renewed("policy.privacy");
        try {
            again(ann);
            assertThat(reminders(ann)).isZero();
            clock.advance(Duration.ofDays(6));
            assertThat(reminders(ann)).as("asked less than a week ago").isZero();
            clock.advance(Duration.ofDays(2));
            assertThat(reminders(ann)).isEqualTo(1);
            assertThat(reminders(ann)).as("once a week").isEqualTo(1);
            clock.advance(Duration.ofDays(7));
            assertThat(reminders(ann)).isEqualTo(2);
            clock.advance(Duration.ofDays(16));
            assertThat(reminders(ann))
                    .as("who only reads is told by the portal itself")
                    .isEqualTo(2);
        } finally {
            clock.back();
        }
        var cara = signed();
        texts.renewed("policy.privacy");
        try {
            again(cara);
            Newcomers.sign(cara.browser(), false, Statement.PRIVACY);
            clock.advance(Duration.ofDays(8));
            assertThat(reminders(cara)).as("confirmed").isZero();
        } finally {
            clock.back();
        }
    }

    @Test
    @Verifies("B.com.4#1")
    void whatIsAskedIsOwedUntilItWasOpenedOrConfirmed() {
        var ann = signed();
        var cara = signed();
        texts.renewed("policy.privacy");
        try {
            again(ann);
            again(cara);
            agreements.remind(new Viewer.Job("test"));
            agreements.remind(new Viewer.Job("test"));
            assertThat(forms(ann, "")).as("once").hasSize(1);
            assertThat(forms(ann, " and exists (select 1 from followup.viewing v where v.item_id = o.item_id)"))
                    .isEmpty();

            ann.browser().get(AgreementsController.SIGN);
            assertThat(forms(ann, " and exists (select 1 from followup.viewing v where v.item_id = o.item_id)"))
                    .as("it was on the screen")
                    .hasSize(1);
            Newcomers.sign(cara.browser(), false, Statement.PRIVACY);
            assertThat(forms(cara, " and exists (select 1 from followup.confirmation c where c.item_id = o.item_id)"))
                    .as("it was answered")
                    .hasSize(1);
        } finally {
            clock.back();
        }
    }

    private List<String> forms(CastMember who, String besides) {
        return newcomers.list(
                "select item_id::text from followup.obligation o where kind = 'FORM' and patient_id = ?" + besides,
                who.patient());
    }

    private int reminders(CastMember who) {
        agreements.remind(new Viewer.Job("test"));
        return newcomers
                .list(
                        "select id::text from notices.notice where kind = 'agreements.confirm' and patient_id = ?",
                        who.patient())
                .size();
    }

    @Test
    void aFurtherVersionDoesNotBeginTheDaysAnew() {
        var ann = signed();
        texts.renewed("policy.security");
        try {
            again(ann);
            clock.advance(Duration.ofDays(20));
            texts.renewed("policy.security");
            again(ann);
            clock.advance(Duration.ofDays(11));
            again(ann);
            assertThat(reach(ann)).isEqualTo("ONLY_READING");
        } finally {
            clock.back();
        }
    }

    @Test
    void whatIsNotMaterialAsksNobody() {
        var ann = signed();
        texts.renewed("policy.privacy", false);
        again(ann);
        assertThat(ann.browser().get(AgreementsController.PATH).body())
                .contains("You have confirmed all that is asked");
    }

    @Test
    @Verifies("B.sec.4#4")
    void itIsTakenBackAtAnyTimeAndWhatItMeansIsSaidBefore() {
        var ann = signed();
        var browser = ann.browser();

        var before = browser.get(AgreementsController.WITHDRAW).body();
        assertThat(before)
                .contains("You can have a copy of your record at any time.")
                .contains("Ask us to correct something in your record");
        browser.post(AgreementsController.WITHDRAW);

        assertThat(reach(ann)).isEqualTo("ONLY_READING");
        assertThat(browser.get(AgreementsController.PATH).body()).contains("You took your agreement back.");
        assertThat(browser.get("/results").status()).isEqualTo(200);
        assertThat(browser.get("/record").status()).isEqualTo(200);
        var file = browser.get(AgreementsController.PATH + ".pdf");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");

        Newcomers.sign(browser, false, Statement.values());
        assertThat(reach(ann)).isEmpty();
    }

    private CastMember signed() {
        var ann = newcomers.taught();
        Newcomers.sign(ann.browser(), false, Statement.values());
        return ann;
    }

    /** Comes in again, as one does on another day: the rooms are asked anew. */
    private void again(CastMember ann) {
        ann.browser();
        asking.atTheDoor(sql -> {
            gate.askAgain(sql, ann.account());
            return true;
        });
    }

    private String reach(CastMember ann) {
        return String.join(
                "", newcomers.list("select owed_reach from viewer.session where actor_id = ?", ann.account()));
    }
}
