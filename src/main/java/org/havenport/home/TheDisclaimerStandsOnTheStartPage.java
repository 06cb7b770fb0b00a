package org.havenport.home;

import gg.jte.output.StringOutput;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Clause;
import org.havenport.protocols.Texts;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Puts the four clauses on the start page, and looks there for them in both languages when asked. */
@Component
class TheDisclaimerStandsOnTheStartPage implements Safeguard {

    private static final String WHERE = "/";

    private final Texts texts;
    private final Frames frames;
    private final Pages pages;
    private final Clock clock;

    TheDisclaimerStandsOnTheStartPage(Texts texts, Frames frames, Pages pages, Clock clock) {
        this.texts = texts;
        this.frames = frames;
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("A5.1", "B.dis.1");
    }

    @Override
    public String promise() {
        return "The disclaimer stands on the start page, in every language, before anyone signs in.";
    }

    /** The start page with its disclaimer: the only way to make one. */
    StartPage page(Words words, boolean well) {
        var clauses = Clause.ON_THE_START_PAGE.stream()
                .map(clause -> texts.shown(clause.key(), words.locale()))
                .toList();
        return new StartPage(clauses, version(words, clauses), well);
    }

    @Override
    public Evidence evidence() {
        try {
            return look();
        } catch (NoSuchElementException gone) {
            return Evidence.broken("A clause has no text.", clock.instant(), WHERE);
        }
    }

    private Evidence look() {
        var missing = new ArrayList<String>();
        int drafts = 0;
        for (var language : Languages.SPOKEN) {
            var locale = Locale.forLanguageTag(language);
            var html = HtmlUtils.htmlUnescape(render(locale));
            for (var clause : Clause.ON_THE_START_PAGE) {
                var text = texts.shown(clause.key(), locale);
                if (!html.contains("id=\"" + clause.name() + "\"") || !html.contains(text.text())) {
                    missing.add(clause.name() + " (" + language + ")");
                }
                drafts += text.approved() ? 0 : 1;
            }
        }
        if (!missing.isEmpty()) {
            return Evidence.broken("Not on the start page: " + String.join(", ", missing), clock.instant(), WHERE);
        }
        return drafts == 0
                ? Evidence.holds("4 of 4 clauses stand on the start page in 2 languages.", clock.instant())
                : Evidence.needsAttention(
                        "All clauses stand there; counsel has not approved %d of 8.".formatted(drafts),
                        clock.instant(),
                        WHERE);
    }

    private String render(Locale locale) {
        var frame = frames.forNobody(locale, WHERE);
        var output = new StringOutput();
        pages.render("home/start", Map.of("frame", frame, "page", page(frame.words(), true)), output);
        return output.toString();
    }

    private static String version(Words words, List<ApprovedText> clauses) {
        var newest = clauses.stream().mapToInt(ApprovedText::version).max().orElse(1);
        return clauses.stream().allMatch(ApprovedText::approved)
                ? clauses.stream()
                        .map(ApprovedText::approvedOn)
                        .map(Objects::requireNonNull)
                        .max(Comparator.naturalOrder())
                        .map(on -> words.say("home.disclaimer.approved", newest, words.date(on)))
                        .orElseThrow()
                : words.say("home.disclaimer.own");
    }
}
