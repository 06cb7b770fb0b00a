package org.havenport.protocols;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A disclaimer that does not say that the portal is no substitute for care face to face cannot be published. */
@Component
class TheDisclaimerNamesItsLimits implements Safeguard {

    private static final Map<String, List<String>> MUST_SAY = Map.of(
            "en", List.of("substitute", "face-to-face"),
            "es", List.of("sustituye", "en persona"));

    private final ObjectProvider<Texts> texts;
    private final Clock clock;

    TheDisclaimerNamesItsLimits(ObjectProvider<Texts> texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.dis.2");
    }

    @Override
    public String promise() {
        return "The disclaimer says that the portal is no substitute for face-to-face care.";
    }

    /** What a text of the clause lacks of it. */
    List<Gap> gaps(String key, Locale locale, String body) {
        return !key.equals(Clause.LIMITS.key()) || says(locale, body)
                ? List.of()
                : MUST_SAY.getOrDefault(locale.getLanguage(), List.of()).stream()
                        .filter(word -> !body.toLowerCase(locale).contains(word))
                        .map(word -> new Gap(Clause.LIMITS.name(), Gap.Why.DOES_NOT_SAY, word))
                        .toList();
    }

    @Override
    public Evidence evidence() {
        var silent = new ArrayList<String>();
        var drafts = new ArrayList<String>();
        for (var language : HouseTexts.LANGUAGES) {
            var text = texts.getObject().shown(Clause.LIMITS.key(), language);
            if (!text.locale().getLanguage().equals(language.getLanguage()) || !says(text.locale(), text.body())) {
                silent.add(language.getLanguage());
            }
            if (!text.approved()) {
                drafts.add(language.getLanguage());
            }
        }
        if (!silent.isEmpty()) {
            return Evidence.broken("Not said in: " + String.join(", ", silent), clock.instant(), "/");
        }
        return drafts.isEmpty()
                ? Evidence.holds("Said and approved in 2 of 2 languages.", clock.instant())
                : Evidence.needsAttention(
                        "Said in 2 of 2 languages; no approval of counsel is in force in: " + String.join(", ", drafts),
                        clock.instant(),
                        "/staff/policies/texts");
    }

    private static boolean says(Locale locale, String body) {
        var lower = body.toLowerCase(locale);
        return MUST_SAY.getOrDefault(locale.getLanguage(), List.of()).stream().allMatch(word -> lower.contains(word));
    }
}
