package org.havenport.protocols;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whatever counsel writes about liability, the program ends it with the line that legal rights stay as they are (C5). */
@Component
class LegalRightsStayAsTheyAre implements Safeguard {

    private static final String WHERE = "/staff/policies/texts";

    private final ObjectProvider<Texts> texts;
    private final Clock clock;

    LegalRightsStayAsTheyAre(ObjectProvider<Texts> texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("C5", "B.dis.4");
    }

    @Override
    public String promise() {
        return "Beside the words about liability stands that legal rights stay as they are; nobody can take that away.";
    }

    /** The words with the line, before they are kept. */
    String completed(String key, Locale locale, String body) {
        return Clause.completed(key, locale, body);
    }

    /** The text with the line, before it is shown. */
    ApprovedText completed(ApprovedText text) {
        return Clause.complete(text);
    }

    @Override
    public Evidence evidence() {
        var added = new ArrayList<String>();
        var without = new ArrayList<String>();
        for (var language : HouseTexts.LANGUAGES) {
            var line = Clause.rightsLine(language);
            var shown = texts.getObject().shown(Clause.LIABILITY.key(), language);
            if (!shown.body().endsWith(line)) {
                without.add("start page (%s)".formatted(language.getLanguage()));
            }
            texts.getObject().all().stream()
                    .filter(text -> text.key().equals(Clause.LIABILITY.key())
                            && text.version() == shown.version()
                            && text.locale().getLanguage().equals(language.getLanguage())
                            && !text.body().strip().endsWith(line))
                    .forEach(_ -> added.add(language.getLanguage()));
            texts.getObject()
                    .inForce(HouseTexts.AGREEMENT.key(), language)
                    .filter(agreement -> !agreement.body().contains(line))
                    .ifPresent(_ -> without.add("agreement (%s)".formatted(language.getLanguage())));
        }
        if (!without.isEmpty()) {
            return Evidence.broken("Not said: " + String.join(", ", without), clock.instant(), WHERE);
        }
        return added.isEmpty()
                ? Evidence.holds("Said wherever liability is spoken of, in 2 of 2 languages.", clock.instant())
                : Evidence.needsAttention(
                        "Said, but the words that were approved lack it and the program adds it, in: "
                                + String.join(", ", added),
                        clock.instant(),
                        WHERE);
    }
}
