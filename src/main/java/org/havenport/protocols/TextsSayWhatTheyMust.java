package org.havenport.protocols;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks a text over before it is kept and again before it is approved: what must it say, and does it? */
@Component
class TextsSayWhatTheyMust {

    /** What stands at the foot of every page of paper. */
    private static final int STATEMENT = 1200;

    private final TheDisclaimerNamesItsLimits limits;
    private final CareIsNeverTiedToThePortal untied;

    TextsSayWhatTheyMust(TheDisclaimerNamesItsLimits limits, CareIsNeverTiedToThePortal untied) {
        this.untied = untied;
        this.limits = limits;
    }

    /**
     * Refuses a text that lacks something.
     *
     * @throws TextIncomplete naming what is missing and where
     */
    void check(String key, Locale locale, String body) {
        var gaps = gaps(key, locale, body);
        if (!gaps.isEmpty()) {
            throw new TextIncomplete(gaps);
        }
    }

    private List<Gap> gaps(String key, Locale locale, String body) {
        var tied = untied.gaps(key, locale, body);
        return tied.isEmpty() ? lacks(key, locale, body) : tied;
    }

    private List<Gap> lacks(String key, Locale locale, String body) {
        if (key.equals(HouseTexts.AGREEMENT.key())) {
            return Agreement.gaps(locale, body);
        }
        var clause = clause(key);
        var name = clause.map(Clause::name).orElse(key);
        if (body.isBlank()) {
            return List.of(new Gap(name, Gap.Why.EMPTY, ""));
        }
        if (body.strip().lines().count() < 2) {
            return List.of(new Gap(name, Gap.Why.EMPTY, ""));
        }
        if (key.equals(HouseTexts.CONFIDENTIALITY.key()) && body.length() > STATEMENT) {
            return List.of(new Gap(name, Gap.Why.TOO_LONG, Integer.toString(STATEMENT)));
        }
        var gaps = new ArrayList<Gap>(clause.map(it -> it.gaps(locale, body)).orElse(List.of()));
        gaps.addAll(limits.gaps(key, locale, body));
        return gaps.stream().distinct().toList();
    }

    private static Optional<Clause> clause(String key) {
        return List.of(Clause.values()).stream()
                .filter(clause -> clause.key().equals(key))
                .findFirst();
    }
}
