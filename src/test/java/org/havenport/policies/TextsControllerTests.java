package org.havenport.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.Texts;
import org.havenport.protocols.TextsInForce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TextsControllerTests {

    private static final String PATH = "/staff/policies/texts/outage.nudge/en";

    @Autowired
    Cast cast;

    @Autowired
    Texts texts;

    @Autowired
    TextsInForce approved;

    @BeforeEach
    void everythingIsInForce() {
        approved.all();
    }

    @Test
    @Verifies({"B.dis.0#2", "B.dis.0#3"})
    void oneWritesAnotherApprovesAndNeitherDoesBoth() {
        var karl = cast.karl().browser();
        karl.get(PATH + "?lang=en");
        assertThat(karl.post(PATH, "words", "The portal is down\nPlease call us. We are here.")
                        .status())
                .isEqualTo(303);
        var draft = texts.history("outage.nudge", Locale.ENGLISH).getFirst();
        assertThat(karl.get(PATH).body()).contains("It waits for counsel").doesNotContain("Approve this version");
        var approve = PATH + "/" + draft.version() + "/approve";
        var today = texts.today().toString();
        assertThat(karl.post(approve, "hash", draft.hash(), "from", today, "until", today)
                        .status())
                .isEqualTo(404);

        var max = cast.max().browser();
        assertThat(max.get(PATH + "?lang=en").body()).contains("Approve this version", draft.hash());
        var tooLong = max.post(
                approve,
                "hash",
                draft.hash(),
                "from",
                today,
                "until",
                texts.today().plusMonths(25).toString());
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("24 months at most");
        assertThat(max.post(approve, "hash", draft.hash(), "from", "soon", "until", "later")
                        .status())
                .isEqualTo(422);
        assertThat(max.post(
                                approve,
                                "hash",
                                draft.hash(),
                                "from",
                                today,
                                "until",
                                texts.today().plusMonths(24).toString())
                        .status())
                .isEqualTo(303);
        assertThat(max.get(PATH).body()).contains("In force", "Max Stein");
    }

    @Test
    void counselDoesNotApproveTheirOwnWords() {
        var max = cast.max().browser();
        max.get(PATH + "?lang=en");
        max.post(PATH, "words", "By counsel\nPlease call us.");

        assertThat(max.get(PATH).body())
                .contains("You wrote this version. Somebody else approves it.")
                .doesNotContain("Approve this version");
    }

    @Test
    void whatIsMissingIsNamedAndTheWordsStay() {
        var karl = cast.karl().browser();
        karl.get("/staff/policies/texts/disclaimer.EMERGENCY/en?lang=en");
        var answer = karl.post("/staff/policies/texts/disclaimer.EMERGENCY/en", "words", "Heading\nSay nothing.");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"Emergencies\" does not say: 911").contains("Say nothing.");
    }

    @Test
    void versionsAreComparedWordByWord() {
        var karl = cast.karl().browser();
        karl.get(PATH + "?lang=en");
        karl.post(PATH, "words", "The portal is down\nPlease call.");
        karl.post(PATH, "words", "The portal is down\nPlease call us.");
        int newest = texts.history("outage.nudge", Locale.ENGLISH).getFirst().version();

        assertThat(karl.get(PATH + "?version=" + newest + "&against=" + (newest - 1))
                        .body())
                .contains("<del>call.</del>", "<ins>call us.</ins>");
    }

    @Test
    void theListSaysWhatIsInForceInEachLanguage() throws Exception {
        approved.tamper("update protocols.text set key = 'outage.gone' where key = 'outage.phone' and language = 'es'");
        try {
            assertThat(cast.gina()
                            .browser()
                            .get("/staff/policies/texts?lang=en")
                            .body())
                    .contains("One text is not in force", "Nobody has written it yet");
        } finally {
            approved.tamper("update protocols.text set key = 'outage.phone' where key = 'outage.gone'");
        }
        assertThat(cast.gina().browser().get("/staff/policies/texts").body()).contains("Every text is in force");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var path : new String[] {"/staff/policies/texts", PATH}) {
            assertThat(cast.dora().browser().get(path).status()).as(path).isEqualTo(404);
            assertThat(cast.ann().browser().get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(cast.karl().browser().get("/staff/policies/texts/no.such/en").status())
                .isEqualTo(404);
        assertThat(cast.karl()
                        .browser()
                        .get("/staff/policies/texts/outage.nudge/fr")
                        .status())
                .isEqualTo(404);
    }
}
