package org.havenport.results;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.havenport.chart.GistInWords;
import org.havenport.followup.Obligations;
import org.havenport.home.NeedsYou;
import org.havenport.home.Recent;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On the patient's first page: what waits for a call, what is not confirmed, and the newest values. */
@Component
class ResultsTile implements Tile {

    private static final int RECENT = 3;

    private final Results results;
    private final TakenBack takenBack;
    private final Clock clock;

    ResultsTile(Results results, TakenBack takenBack, Clock clock) {
        this.results = results;
        this.takenBack = takenBack;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<NeedsYou> needsYou(Viewer viewer, Words words) {
        if (!isPatients(viewer)) {
            return List.of();
        }
        var owed = results.owed(viewer, viewer.patient());
        var things = new ArrayList<NeedsYou>();
        for (var placeholder : owed.waiting()) {
            things.add(ResultsPage.waiting(words, placeholder, clock.instant(), things.isEmpty()));
        }
        for (var back : takenBack.of(viewer, viewer.patient())) {
            things.add(new NeedsYou(
                    NeedsYou.Kind.RESULT,
                    words.say("results.taken-back.title"),
                    words.say("results.taken-back.needs"),
                    ResultsController.PATH + "/" + back.item(),
                    things.isEmpty()));
        }
        if (!owed.unconfirmed().isEmpty()) {
            things.add(toConfirm(words, owed.unconfirmed()));
        }
        return things;
    }

    @Override
    public @Nullable Recent recent(Viewer viewer, Words words) {
        if (!isPatients(viewer)) {
            return null;
        }
        var rows = results.recent(viewer, viewer.patient(), RECENT).stream()
                .map(line -> row(words, line))
                .toList();
        return rows.isEmpty()
                ? null
                : new Recent(
                        "results",
                        words.say("results.recent"),
                        ResultsController.PATH,
                        words.say("results.recent.all"),
                        rows);
    }

    private static NeedsYou toConfirm(Words words, List<Obligations.Opened> unconfirmed) {
        var count = unconfirmed.size();
        var one = unconfirmed.getFirst();
        return new NeedsYou(
                NeedsYou.Kind.SEEN,
                words.say("results.needs.seen", count),
                count == 1
                        ? words.say("results.needs.seen.one", words.day(one.at()))
                        : words.say("results.needs.seen.many"),
                count == 1 ? ResultsController.PATH + "/" + one.item() : ResultsController.PATH,
                false);
    }

    private Recent.Row row(Words words, Result.Line line) {
        var thisYear = line.effective().atZone(words.zone()).getYear()
                == LocalDate.ofInstant(clock.instant(), words.zone()).getYear();
        var day = thisYear ? words.day(line.effective()) : words.date(line.effective());
        var path = ResultsController.PATH + "/" + line.id();
        if (line.gist().value() == null) {
            // Its value stands behind the word about unreviewed results.
            return Recent.Row.of(line.gist().title(), words.say("results.early.home", day), path);
        }
        var said = new GistInWords(words, line.gist());
        return new Recent.Row(
                line.gist().title(), day, path, said.value(), line.gist().unit(), said.flag(), said.flagWord());
    }

    private static boolean isPatients(Viewer viewer) {
        return viewer.seesPatientsPages();
    }
}
