package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.havenport.followup.ContactRecord.ContactOutcome;
import org.havenport.followup.ContactRecord.Medium;
import org.havenport.home.Words;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofWordsTests {

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    @Verifies("B.risk.doc.3#1")
    void everyThingThatCanHappenIsSaidInWordsAndOneOfItsOwn(String language) {
        var words = Words.of(Locale.of(language), ZoneOffset.UTC);
        var said = new ArrayList<String>();
        for (var event : events()) {
            var text = ProofWords.said(words, event);
            assertThat(text)
                    .as("%s %s", event.what(), event.detail())
                    .doesNotContainPattern("[A-Z]{3,}|_|\\||followup\\.|\\{0\\}|, $");
            said.add(event.what() + " " + text);
        }
        assertThat(said).doesNotHaveDuplicates();
    }

    @Test
    void aCodeWithoutAWordIsLeftOutAndANumberStands() {
        var words = Words.of(Locale.ENGLISH, ZoneOffset.UTC);
        assertThat(ProofWords.said(words, event("RECEIVED", "x-lab-9"))).isEqualTo("It came in");
        assertThat(ProofWords.said(words, event("CONTACT", "VOICEMAIL|PHONE")))
                .isEqualTo("Left a message to call back");
        assertThat(ProofWords.said(words, event("LETTER_POSTED", "CERTIFIED|9407 1118")))
                .isEqualTo("The certified letter was posted. Number: 9407 1118");
    }

    private static List<ProofEvent> events() {
        return Stream.of(
                        all(
                                "RECEIVED",
                                "preliminary",
                                "final",
                                "amended",
                                "corrected",
                                "appended",
                                "active",
                                "completed"),
                        all("TAKEN_OUT", "WRONG_PATIENT"),
                        all("ORDERED", "TEST", "REFERRAL"),
                        all("WAIT_ENDED", Loop.Reason.values()),
                        all("OPENED", Obligation.Because.values()),
                        all("SETTLED", Settled.values()),
                        all("TOLD", "WAITING", "PASSED_ON", "JOINED", "DROPPED"),
                        all("MESSAGE_MADE", "EMAIL", "TEXT"),
                        all("MESSAGE_BOUNCED", "EMAIL", "TEXT"),
                        all("STEP", Step.values()),
                        all("VIEWED", "PATIENT", "PATIENT|2", "PROXY", "APP"),
                        all("CHECKED", "PHONE, ADDRESS", "BIRTH_DATE"),
                        all("TAKEN_BACK", "SPOKE"),
                        Arrays.stream(Medium.values()).map(it -> event("CONTACT", ContactOutcome.SPOKE + "|" + it)),
                        all("CONTACT", "VOICEMAIL|PHONE", "NO_ANSWER|PHONE", "WRONG_NUMBER|PHONE"),
                        all("CALL_DUE", CallReason.values()),
                        all("CALL_ENDED", "SPOKE", "DECLINED", "LETTER", "PORTAL", "RECEIVED", "BACK", "DIED"),
                        all("LETTER", LettersToCall.Kind.values()),
                        all("LETTER_POSTED", "PLAIN", "CERTIFIED|123456"))
                .flatMap(it -> it)
                .toList();
    }

    private static Stream<ProofEvent> all(String what, Object... details) {
        return Arrays.stream(details).map(it -> event(what, it.toString()));
    }

    private static ProofEvent event(String what, String detail) {
        return new ProofEvent(Instant.EPOCH, what, detail, null, null, null);
    }
}
