package org.havenport.concerns;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Category;
import org.havenport.chart.GistInWords;
import org.havenport.chart.Item;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.NextStep;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/** The patient's pages about what is wrong. */
final class CorrectionPage {

    private CorrectionPage() {}

    /**
     * The form.
     *
     * @param value the value of the entry, or null when it has none
     * @param back where the entry stands
     */
    record New(
            UUID item,
            String title,
            @Nullable String value,
            String date,
            String back,
            Choice choice,
            String text,
            Errors errors,
            List<NextStep> steps) {

        static New of(Words words, Item item, CorrectionForm form, Errors errors, int days) {
            var now = words.say("concerns.when.now");
            return new New(
                    item.id(),
                    item.gist().title(),
                    item.gist().value() == null ? null : new GistInWords(words, item.gist()).valueAndUnit(),
                    words.date(item.effective()),
                    CorrectionPage.back(item),
                    form.choice(words),
                    form.text(),
                    errors,
                    List.of(
                            NextStep.of(now, words.say("concerns.new.next.now")),
                            NextStep.of(words.say("concerns.when.days", days), words.say("concerns.new.next.answer"))));
        }
    }

    static String back(Item item) {
        return switch (item.category()) {
            case LABORATORY, IMAGING, PATHOLOGY -> "/results/" + item.id();
            case Category _ -> "/record/items/" + item.id();
        };
    }

    /** A line of the list. */
    record Row(String path, String title, String sentence, String state) {

        static Row of(Words words, Correction c, @Nullable String title) {
            return new Row(
                    CorrectionsController.PATH + "/" + c.id(),
                    CorrectionPage.title(words, c, title),
                    words.say("concerns.row", words.say("concerns.wrong." + c.wrong()), words.date(c.asked())),
                    CorrectionPage.state(words, c));
        }
    }

    /**
     * One request.
     *
     * @param answer what staff wrote, or null while nobody has
     * @param disagreement what the patient wrote about a denial, or null
     */
    record One(
            UUID id,
            String title,
            String asked,
            String wrong,
            String words,
            String state,
            boolean open,
            @Nullable String denial,
            @Nullable Said answer,
            @Nullable Said extension,
            boolean mayDisagree,
            @Nullable Said disagreement,
            Errors errors,
            List<NextStep> steps) {}

    /** Somebody's words, whose they are, and when. */
    record Said(String words, String by, String when) {}

    static String title(Words words, Correction c, @Nullable String title) {
        if (title != null) {
            return title;
        }
        return words.say(c.wrong() == Wrong.NOT_MINE ? "concerns.entry.hidden" : "concerns.entry.gone");
    }

    static String state(Words words, Correction c) {
        var of = c.wrong() == Wrong.NOT_MINE ? ".not-mine" : "";
        return words.say("concerns.state." + c.state() + of);
    }

    /** What has happened and what comes, whatever the answer is. */
    static List<NextStep> steps(Words words, Correction c) {
        var mine = c.wrong() == Wrong.NOT_MINE ? ".not-mine" : "";
        var steps = new ArrayList<NextStep>();
        steps.add(new NextStep(words.date(c.asked()), words.say("concerns.next.asked" + mine), true));
        if (c.extended() != null) {
            steps.add(new NextStep(words.date(c.extended()), words.say("concerns.next.extended"), true));
        }
        if (c.decided() == null) {
            steps.add(NextStep.of(
                    words.say("concerns.when.by", words.date(c.due())), words.say("concerns.next.answer" + mine)));
            return steps;
        }
        steps.add(new NextStep(words.date(c.decided()), words.say("concerns.next." + c.state() + mine), true));
        if (c.state() == Correction.State.DENIED) {
            steps.add(new NextStep(
                    c.disagreed() == null ? words.say("concerns.when.any") : words.date(c.disagreed()),
                    words.say(c.disagreed() == null ? "concerns.next.disagree" : "concerns.next.disagreed"),
                    c.disagreed() != null));
        }
        return steps;
    }
}
