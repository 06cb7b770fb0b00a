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

    /** Refuses a text of the clause that does not say it. */
    void check(String key, Locale locale, String body) {
        if (key.equals(Clause.LIMITS.key()) && !says(locale, body)) {
            throw new IllegalArgumentException(
                    "The clause LIMITS must say that the portal is no substitute for face-to-face care");
        }
    }

    @Override
    public Evidence evidence() {
        var silent = new ArrayList<String>();
        var drafts = new ArrayList<String>();
        for (var language : MUST_SAY.keySet()) {
            var text = texts.getObject().inForce(Clause.LIMITS.key(), Locale.forLanguageTag(language));
            if (!text.locale().getLanguage().equals(language) || !says(text.locale(), text.body())) {
                silent.add(language);
            }
            if (!texts.getObject().inForceNow(text)) {
                drafts.add(language);
            }
        }
        if (!silent.isEmpty()) {
            return Evidence.broken("Not said in: " + String.join(", ", silent), clock.instant(), "/");
        }
        return drafts.isEmpty()
                ? Evidence.holds("Said and approved in 2 of 2 languages.", clock.instant())
                : Evidence.needsAttention(
                        "Said in 2 of 2 languages; no approval of counsel is in force in: "
                                + String.join(", ", drafts.stream().sorted().toList()),
                        clock.instant(),
                        "/");
    }

    private static boolean says(Locale locale, String body) {
        var lower = body.toLowerCase(locale);
        return MUST_SAY.getOrDefault(locale.getLanguage(), List.of()).stream().allMatch(word -> lower.contains(word));
    }
}
