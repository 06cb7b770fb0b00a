package org.havenport.meanings;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to what tests mean, in plain words. It says only what may be shown in the reader's language; whether words are
 * a draft goes with them (B.risk.misint.1).
 */
@Component
public class Meanings {

    private final KnownTests known;
    private final ExplanationsWaitForApproval wait;

    Meanings(KnownTests known, ExplanationsWaitForApproval wait) {
        this.known = known;
        this.wait = wait;
    }

    /**
     * What a test means; empty when there are no words for it that may be shown in this language.
     *
     * @param loinc the LOINC code of the test or panel, or null
     * @param name what the laboratory calls it
     */
    public Optional<Meaning> of(@Nullable String loinc, String name, Locale language) {
        return known.find(loinc, name)
                .flatMap(test -> wait.words(test.chapter(), language)
                        .flatMap(text -> Optional.ofNullable(Chapter.of(text.body(), language)
                                        .entries()
                                        .get(test.test()))
                                .map(entry -> entry.meaning(test.source(), !text.approved()))));
    }
}
