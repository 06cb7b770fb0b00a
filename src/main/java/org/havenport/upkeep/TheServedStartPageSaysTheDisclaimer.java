package org.havenport.upkeep;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.havenport.files.Pdfs;
import org.havenport.home.Words;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Disclaimers;
import org.havenport.protocols.Fingerprint;
import org.havenport.protocols.HouseTexts;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.serve.Build;
import org.havenport.serve.OwnPages;
import org.havenport.viewer.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Asks for the start page as a browser does, every hour and in each language, and compares it word by word with the
 * disclaimer in force. The first time a program says it, the page is kept (B.dis.1).
 */
@Component
class TheServedStartPageSaysTheDisclaimer implements Safeguard {

    static final Duration STALE = Duration.ofHours(2);

    private static final Logger log = LoggerFactory.getLogger(TheServedStartPageSaysTheDisclaimer.class);
    private static final Viewer.Job JOB = new Viewer.Job("upkeep");
    private static final Pattern MAIN = Pattern.compile("<main\\b[^>]*>(.*)</main>", Pattern.DOTALL);

    private final OwnPages own;
    private final StartPages pages;
    private final Disclaimers disclaimers;
    private final Pdfs pdfs;
    private final BusinessHours hours;
    private final Clock clock;

    TheServedStartPageSaysTheDisclaimer(
            OwnPages own, StartPages pages, Disclaimers disclaimers, Pdfs pdfs, BusinessHours hours, Clock clock) {
        this.own = own;
        this.pages = pages;
        this.disclaimers = disclaimers;
        this.pdfs = pdfs;
        this.hours = hours;
        this.clock = clock;
    }

    /** How a page is asked for: the path and the language. */
    interface Browser {
        OwnPages.Page get(String path, String language) throws IOException;
    }

    @EventListener(ApplicationReadyEvent.class)
    void atTheStart() {
        Thread.ofVirtual().name("start-page").start(this::look);
    }

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT1H")
    void look() {
        if (own.open()) {
            try {
                look(own::get, Build.running());
            } catch (RuntimeException away) {
                log.warn(
                        "The start page could not be looked at: {}",
                        away.getClass().getSimpleName());
            }
        }
    }

    /** Looks now, in each language; keeps what differs, and the page itself when nothing does. */
    void look(Browser browser, Build build) {
        for (var language : HouseTexts.LANGUAGES) {
            var clauses = disclaimers.clauses(language);
            try {
                var page = browser.get("/", language.getLanguage());
                var differs =
                        page.status() == 200 ? differences(page.body(), clauses) : "it answered with " + page.status();
                pages.looked(JOB, language.getLanguage(), differs);
                if (differs.isEmpty()) {
                    keep(build, language, clauses, page.body());
                }
            } catch (IOException away) {
                pages.looked(JOB, language.getLanguage(), "nobody answered");
            }
        }
    }

    /** Which clauses are not there word by word, by name; empty when all are. */
    static String differences(String html, List<ApprovedText> clauses) {
        var differs = new ArrayList<String>();
        for (var clause : clauses) {
            var id = clause.key().substring(clause.key().indexOf('.') + 1);
            var there = Pattern.compile("<li id=\"" + id + "\"[^>]*>(.*?)</li>", Pattern.DOTALL)
                    .matcher(html)
                    .results()
                    .map(found -> words(found.group(1)))
                    .toList();
            if (!there.equals(List.of(words(HtmlUtils.htmlEscape(clause.heading() + " " + clause.text()))))) {
                differs.add(id);
            }
        }
        return String.join(", ", differs);
    }

    private static String words(String html) {
        return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private void keep(Build build, Locale language, List<ApprovedText> clauses, String html) {
        var edition = Fingerprint.of(clauses.stream()
                .map(ApprovedText::body)
                .collect(Collectors.joining("\n\n"))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (!pages.has(JOB, build, language.getLanguage(), edition)) {
            var words = Words.of(language, hours.zone());
            var main = MAIN.matcher(html);
            var print = pdfs.print(
                    words,
                    words.say("upkeep.pictures.print"),
                    "upkeep/picture",
                    Map.of("build", build.shortly(), "body", Printable.of(main.find() ? main.group(1) : html)));
            pages.keep(JOB, build, language.getLanguage(), edition, html, print);
        }
    }

    @Override
    public List<String> requirements() {
        return List.of("B.dis.1");
    }

    @Override
    public String promise() {
        return "The start page as it is served says the disclaimer in force, word by word, in every language.";
    }

    /** What stands between the program and a browser can change it. */
    @Override
    public Force force() {
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        var looks = pages.looks(JOB);
        var differs = looks.stream()
                .filter(look -> !look.differs().isEmpty())
                .map(look -> look.differs() + " (" + look.language() + ")")
                .toList();
        if (!differs.isEmpty()) {
            return Evidence.broken(
                    "The start page as it was served differs: " + String.join(", ", differs),
                    now,
                    PicturesController.PATH);
        }
        if (looks.size() < HouseTexts.LANGUAGES.size()
                || looks.stream().anyMatch(look -> look.at().isBefore(now.minus(STALE)))) {
            return Evidence.needsAttention(
                    "Nobody has looked at the start page for two hours.", now, PicturesController.PATH);
        }
        return Evidence.holds(
                "%d languages were looked at as they are served, last at %s."
                        .formatted(looks.size(), looks.getFirst().at()),
                now);
    }
}
