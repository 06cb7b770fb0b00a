package org.havenport.meanings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.protocols.Texts;
import org.havenport.protocols.TextsInForce;
import org.havenport.safeguards.Evidence.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ExplanationsWaitForApprovalTests {

    private static final String TOUCH =
            "update protocols.text set body = body || ' More.' where key = 'meanings.kidneys' and language = 'es'";
    private static final String UNDO = "update protocols.text set body = left(body, length(body) - 6) "
            + "where key = 'meanings.kidneys' and language = 'es'";
    private static final String NOBODY_APPROVED = """
            update protocols.text set approved_by = null, approved_by_name = null, approved_as = null, approved_on = null,
                approved_hash = null, translator = null, effective_from = null, expires_on = null
            where key = 'meanings.kidneys' and language = 'es'""";
    private static final Locale SPANISH = Locale.of("es");

    @Autowired
    ExplanationsWaitForApproval guard;

    @Autowired
    Meanings meanings;

    @Autowired
    Texts texts;

    @Autowired
    TextsInForce approved;

    @Autowired
    KnownTests known;

    @Autowired
    TestClock clock;

    @BeforeEach
    void everythingIsApproved() {
        approved.all();
    }

    @Test
    @Verifies({"B.risk.misint.1#3", "B.risk.misint.1#9"})
    void wordsThatAreNotThoseApprovedAreNotShownAndTheEvidenceTurns() throws Exception {
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(meanings.of("2823-3", "Potassium", SPANISH)).isPresent();

        approved.tamper(TOUCH);
        try {
            assertThat(meanings.of("2823-3", "Potassium", SPANISH)).isEmpty();
            assertThat(meanings.of("2823-3", "Potassium", Locale.ENGLISH))
                    .as("each language has its own approval")
                    .hasValueSatisfying(meaning -> {
                        assertThat(meaning.measures()).startsWith("Potassium is a salt");
                        assertThat(meaning.draft()).isFalse();
                    });
            assertThat(guard.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
            assertThat(guard.evidence().seen()).contains("es: 12 of 13");
        } finally {
            approved.tamper(UNDO);
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("B.risk.misint.1#9")
    void theSyntheticPracticeShowsDraftsAsDrafts() throws Exception {
        approved.tamper(TOUCH);
        try {
            var demo = new ExplanationsWaitForApproval(known, texts, clock, true);
            assertThat(demo.words("kidneys", SPANISH))
                    .as("an approval that no longer counts is no draft")
                    .isEmpty();
            assertThat(demo.words("kidneys", Locale.ENGLISH)).isPresent();
        } finally {
            approved.tamper(UNDO);
        }
    }

    @Test
    @Verifies("B.risk.misint.1#9")
    void wordsThatNobodyApprovedAreADraftAndShownToNoPatient() throws Exception {
        approved.tamper(NOBODY_APPROVED);
        try {
            assertThat(guard.draft("kidneys", SPANISH)).isPresent();
            assertThat(guard.words("kidneys", SPANISH)).isEmpty();
            assertThat(meanings.of("2823-3", "Potassium", SPANISH)).isEmpty();
            assertThat(guard.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
            assertThat(new ExplanationsWaitForApproval(known, texts, clock, true).words("kidneys", SPANISH))
                    .hasValueSatisfying(
                            words -> assertThat(words.approved()).as("a draft").isFalse());
        } finally {
            approved.all();
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    void theProgramsWordsAreProposedOnceAndByNobody() {
        for (var chapter : known.chapters()) {
            for (var language : List.of(Locale.ENGLISH, SPANISH)) {
                assertThat(texts.history(MeaningTexts.key(chapter), language))
                        .as(chapter)
                        .singleElement()
                        .satisfies(text -> {
                            assertThat(text.writtenBy()).isNull();
                            assertThat(text.body()).isEqualTo(KnownTests.shipped(chapter, language));
                        });
            }
        }
    }
}
