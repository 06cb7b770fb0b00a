package org.havenport.protocols;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A text is in force only by an approval that names who, when and the very words, given by another than its author and
 * for 24 months at most; and the disclaimer that is shown has one (B.dis.0).
 */
@Component
class TheDisclaimerIsApproved implements Safeguard {

    static final int LONGEST_MONTHS = 24;
    static final int WARNED_DAYS = 60;
    private static final String WHERE = "/staff/policies/texts";

    private final ObjectProvider<Texts> texts;
    private final Clock clock;

    TheDisclaimerIsApproved(ObjectProvider<Texts> texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.dis.0", "C5");
    }

    @Override
    public String promise() {
        return "The disclaimer that is shown was approved by counsel who did not write it, for two years at most.";
    }

    /**
     * Refuses an approval that would not count.
     *
     * @throws NotApproved saying why
     */
    static void check(ApprovedText draft, ApprovedText.Approval approval, LocalDate today) {
        UUID author = draft.writtenBy();
        if (approval.by().equals(author)) {
            throw new NotApproved(NotApproved.Why.OWN_TEXT);
        }
        if (!approval.hash().equals(draft.hash())) {
            throw new NotApproved(NotApproved.Why.OTHER_WORDS);
        }
        if (approval.from().isBefore(today) || !approval.expires().isAfter(approval.from())) {
            throw new NotApproved(NotApproved.Why.DATES);
        }
        if (approval.expires().isAfter(approval.from().plusMonths(LONGEST_MONTHS))) {
            throw new NotApproved(NotApproved.Why.TOO_LONG);
        }
        var translator = approval.translator();
        if (!draft.locale().getLanguage().equals("en") && (translator == null || translator.isBlank())) {
            throw new NotApproved(NotApproved.Why.NO_TRANSLATOR);
        }
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        var missing = new ArrayList<String>();
        var ending = new ArrayList<String>();
        for (var language : HouseTexts.LANGUAGES) {
            for (var clause : Clause.ON_THE_START_PAGE) {
                var name = "%s (%s)".formatted(clause.name(), language.getLanguage());
                var approval = texts.getObject()
                        .inForce(clause.key(), language)
                        .map(ApprovedText::approval)
                        .orElse(null);
                if (approval == null) {
                    missing.add(name);
                } else if (approval.expires().isBefore(texts.getObject().today().plusDays(WARNED_DAYS))) {
                    ending.add(name);
                }
            }
        }
        if (!missing.isEmpty()) {
            return Evidence.broken(
                    "%d of 8 clauses have no approval in force, and the program shows its own words: %s"
                            .formatted(missing.size(), String.join(", ", missing)),
                    now,
                    WHERE);
        }
        return ending.isEmpty()
                ? Evidence.holds("8 of 8 clauses are approved, in 2 languages.", now)
                : Evidence.needsAttention(
                        "The approval ends within %d days: %s".formatted(WARNED_DAYS, String.join(", ", ending)),
                        now,
                        WHERE);
    }
}
