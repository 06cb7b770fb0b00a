package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.havenport.files.Pdfs;
import org.havenport.home.Words;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class LettersControllerTests {

    private static final Words WORDS = Words.of(Locale.ENGLISH, ZoneOffset.UTC);

    @Autowired
    private Owing owing;

    @Autowired
    private Cast cast;

    @Autowired
    private Calls calls;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Pdfs pdfs;

    @Test
    @Verifies({"A1.10#4", "A1.10#5", "A1.10#6"})
    void afterThreeFailedTriesACertifiedLetterIsPreparedAndItsPostingIsKept() {
        var pat = owing.reached();
        var item = owing.significant(pat);
        owing.passes(Duration.ofDays(9), pat, item);
        owing.look(pat);
        var dora = cast.dora().browser();
        for (var outcome : new String[] {"VOICEMAIL", "NO_ANSWER", "WRONG_NUMBER"}) {
            dora.get("/staff/calls/" + pat.patient());
            assertThat(dora.post("/staff/calls/" + pat.patient(), "outcome", outcome)
                            .status())
                    .isEqualTo(303);
        }
        assertThat(owing.calls(pat, item)).containsExactly("NOT_VIEWED LETTER");

        var karl = cast.karl().browser();
        var path = path(pat, item);
        assertThat(karl.get("/staff/letters").body()).contains(path).contains("Certified letter");
        karl.get(path);
        assertThat(karl.post(path, "tracking", "no").status()).as("a number").isEqualTo(422);
        owing.look(pat);
        assertThat(owing.settled(pat, item)).as("not before it is posted").containsExactly("OPEN");
        assertThat(karl.post(path, "tracking", "7019 2280 0001 2345 6789").status())
                .isEqualTo(303);
        owing.look(pat);
        assertThat(owing.settled(pat, item)).containsExactly("LETTER");
        assertThat(karl.get(path).status()).as("done").isEqualTo(404);
        assertThat(cast.dora()
                        .browser()
                        .get("/staff/receipts/" + pat.patient() + "/" + item)
                        .status())
                .as("the history stays for who looks after them")
                .isEqualTo(200);
    }

    @Test
    @Verifies("A1.10#6")
    void theLetterAsksThemToCallAndSaysNothingOfWhatItIsAbout() throws Exception {
        var pat = owing.reached();
        var item = owing.routine(pat);
        owing.passes(Duration.ofDays(11), pat, item);
        owing.look(pat);
        var answer = cast.karl().browser().get(path(pat, item) + "/letter.pdf");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("application/pdf");
        var paper = new LettersController.Paper(
                "Pat Reed", List.of("881 Main Street"), "today", "206 555 0100", "The line.", "Our practice");
        var file = pdfs.print(WORDS, "Please call us", "followup/letter_on_paper", Map.of("paper", paper));
        try (var document = Loader.loadPDF(file)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Pat Reed", "881 Main Street", "206 555 0100")
                    .doesNotContainIgnoringCase("result")
                    .doesNotContainIgnoringCase("test")
                    .doesNotContainIgnoringCase("laboratory");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked())
                    .as("tagged for screen readers")
                    .isTrue();
        }
    }

    @Test
    @Verifies("A1.10#5")
    void aWrongNumberIsMarkedForWhoeverCallsNext() {
        var pat = owing.reached();
        var item = owing.significant(pat);
        owing.passes(Duration.ofDays(9), pat, item);
        owing.look(pat);
        var dora = cast.dora().browser();
        var page = "/staff/calls/" + pat.patient();
        var body = dora.get(page).body();
        assertThat(body)
                .as("what to say, two identifiers, and that they say it back")
                .contains("What to say", "Am I speaking with", "Ask for two", "in your own words");
        var nurse = viewers.staff(Role.NURSE);
        var done = new CallDone(CallOutcome.WRONG_NUMBER, Set.of(), null, "", "+1 206 555 0142", null);
        assertThat(calls.record(nurse, pat.patient(), done)).isEqualTo(CallKept.DONE);
        assertThat(calls.wrong(nurse, pat.patient(), List.of("(206) 555-0142", "+1 206 555 0143", "+12065550142")))
                .containsOnlyKeys("+12065550142");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.dora().browser().get("/staff/letters").status()).isEqualTo(404);
        assertThat(cast.hugo().browser().get("/staff/letters").status()).isEqualTo(404);
        assertThat(cast.ann().browser().get("/staff/letters").status()).isEqualTo(404);
    }

    private String path(CastMember pat, UUID item) {
        var letter = owing.ask("""
                        select letter_id::text from followup.letter_item
                        where patient_id = :patient and item_id = :item
                        """, pat, item).getFirst();
        return "/staff/letters/" + pat.patient() + "/" + letter;
    }
}
