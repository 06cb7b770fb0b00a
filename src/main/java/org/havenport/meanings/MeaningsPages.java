package org.havenport.meanings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Texts;
import org.springframework.stereotype.Component;

/** The explanations as those who answer for them read them. */
@Component
class MeaningsPages {

    private final KnownTests known;
    private final Texts texts;

    MeaningsPages(KnownTests known, Texts texts) {
        this.known = known;
        this.texts = texts;
    }

    MeaningsPage list(Frame frame) {
        var rows = known.chapters().stream()
                .map(chapter -> {
                    var shipped = written(chapter, frame.words().locale());
                    return new MeaningsPage.Row(
                            MeaningsController.PATH + "/" + chapter,
                            shipped.title(),
                            shipped.about(),
                            shipped.entries().size(),
                            MeaningTexts.LANGUAGES.stream()
                                    .map(language -> new MeaningsPage.Tongue(
                                            frame.say("meanings.language." + language.getLanguage()),
                                            MeaningsPage.state(texts, chapter, language),
                                            MeaningsPage.standing(frame, texts, chapter, language)))
                                    .toList());
                })
                .toList();
        var unread = rows.stream()
                .flatMap(row -> row.tongues().stream())
                .filter(tongue -> tongue.state().equals("attention"))
                .count();
        return new MeaningsPage(
                rows, frame.say("meanings.count", unread, known.all().size()));
    }

    MeaningsPage.One one(Frame frame, String chapter) {
        if (!known.chapters().contains(chapter)) {
            throw new NotHere();
        }
        var shown = written(chapter, frame.words().locale());
        var sides = MeaningTexts.LANGUAGES.stream()
                .map(language -> new MeaningsPage.Side(
                        language.getLanguage(),
                        frame.say("meanings.language." + language.getLanguage()),
                        MeaningsPage.state(texts, chapter, language),
                        MeaningsPage.standing(frame, texts, chapter, language),
                        "/staff/policies/texts/" + MeaningTexts.key(chapter) + "/" + language.getLanguage(),
                        MeaningsPage.approve(frame.viewer(), texts, chapter, language)))
                .toList();
        var entries = known.all().stream()
                .filter(test -> test.chapter().equals(chapter))
                .map(this::entry)
                .toList();
        return new MeaningsPage.One(
                MeaningsController.PATH + "/" + chapter, shown.title(), shown.about(), sides, entries, List.of());
    }

    private MeaningsPage.Entry entry(KnownTests.Known test) {
        var words = MeaningTexts.LANGUAGES.stream()
                .flatMap(language -> {
                    var inForce = MeaningsPage.inForce(texts, test.chapter(), language)
                            .map(text ->
                                    Chapter.of(text.body(), language).entries().get(test.test()))
                            .orElse(null);
                    var entry = written(test.chapter(), language).entries().get(test.test());
                    return entry == null
                            ? Stream.<MeaningsPage.Words>empty()
                            : Stream.of(new MeaningsPage.Words(
                                    language.getLanguage(),
                                    entry.title(),
                                    MeaningsPage.lines(entry, inForce, language)));
                })
                .toList();
        return new MeaningsPage.Entry(
                test.test(), test.source(), test.reviewedBy(), String.join(" ", test.codes()), words);
    }

    /** The newest words of a chapter, approved or not. */
    private Chapter written(String chapter, Locale language) {
        return Chapter.of(
                MeaningsPage.newest(texts, chapter, language)
                        .map(ApprovedText::body)
                        .orElseGet(() -> KnownTests.shipped(chapter, language)),
                language);
    }
}
