package org.havenport.protocols;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** No agreement is published that lacks the disclaimer in force, or lists other functions than are switched on (A6.1, A6.4). */
@Component
class TheAgreementCarriesTheDisclaimer implements Safeguard {

    private static final String WHERE = "/staff/policies/texts/agreement/en";

    private final ObjectProvider<Texts> texts;
    private final Agreement agreement;
    private final Clock clock;

    TheAgreementCarriesTheDisclaimer(ObjectProvider<Texts> texts, Agreement agreement, Clock clock) {
        this.texts = texts;
        this.agreement = agreement;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("A6.4", "A6.1");
    }

    @Override
    public String promise() {
        return "The agreement carries the disclaimer of the start page and lists what is switched on, no more and no less.";
    }

    /** The disclaimer as it is in force; a clause without approval has version 0. */
    List<ApprovedText> disclaimer(Locale locale) {
        return Clause.ON_THE_START_PAGE.stream()
                .map(clause -> texts.getObject().shown(clause.key(), locale))
                .toList();
    }

    /** What an agreement made now would be made of. */
    String madeOf(Locale locale) {
        return agreement.madeOf(disclaimer(locale));
    }

    /** Whether every clause of the disclaimer is in force in the language. */
    boolean ready(Locale locale) {
        return disclaimer(locale).stream().allMatch(ApprovedText::approved);
    }

    /**
     * Refuses to publish one that is out of date.
     *
     * @throws TextIncomplete naming the clauses and functions that differ
     */
    void check(ApprovedText draft) {
        var gaps = differences(draft);
        if (!gaps.isEmpty()) {
            throw new TextIncomplete(gaps);
        }
    }

    private List<Gap> differences(ApprovedText text) {
        var gaps = new ArrayList<Gap>();
        var carried = text.madeOf().lines().toList();
        for (var clause : disclaimer(text.locale())) {
            if (!clause.approved() || !carried.contains(clause.key() + " " + clause.version())) {
                gaps.add(new Gap(clause.key().substring(clause.key().indexOf('.') + 1), Gap.Why.OUT_OF_DATE, ""));
            }
        }
        if (gaps.isEmpty() && !text.madeOf().equals(madeOf(text.locale()))) {
            gaps.add(new Gap(Clause.PERMITTED.name(), Gap.Why.OUT_OF_DATE, ""));
        }
        return gaps;
    }

    @Override
    public Evidence evidence() {
        var old = new ArrayList<String>();
        int inForce = 0;
        for (var language : HouseTexts.LANGUAGES) {
            var text = texts.getObject().inForce(HouseTexts.AGREEMENT.key(), language);
            inForce += text.isPresent() ? 1 : 0;
            text.ifPresent(it ->
                    differences(it).forEach(gap -> old.add("%s (%s)".formatted(gap.clause(), language.getLanguage()))));
        }
        if (!old.isEmpty()) {
            return Evidence.broken("Not as they are now: " + String.join(", ", old), clock.instant(), WHERE);
        }
        return inForce == HouseTexts.LANGUAGES.size()
                ? Evidence.holds("The same words and functions in 2 of 2 languages.", clock.instant())
                : Evidence.needsAttention(
                        "An agreement is in force in %d of 2 languages.".formatted(inForce), clock.instant(), WHERE);
    }
}
