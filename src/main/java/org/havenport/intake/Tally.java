package org.havenport.intake;

import java.util.ArrayList;
import java.util.List;
import org.havenport.chart.Outcome;

/** Counts while a file is read. */
final class Tally {

    private final String file;
    private final List<Refusal> refusals = new ArrayList<>();
    private Counts counts = Counts.NONE;

    private final Progress progress;
    private boolean stopped;

    Tally(String file, Progress progress) {
        this.file = file;
        this.progress = progress;
    }

    /** Tells how far it is, and asks whether to go on; asked between transactions, never inside one. */
    boolean goesOn() {
        progress.at(counts);
        stopped = stopped || !progress.goesOn();
        return !stopped;
    }

    String file() {
        return file;
    }

    void filed(long resources) {
        counts = counts.plus(new Counts(resources, resources, 0, 0, 0));
    }

    void duplicate(long resources) {
        counts = counts.plus(new Counts(resources, 0, resources, 0, 0));
    }

    void quarantined(long resources) {
        counts = counts.plus(new Counts(resources, 0, 0, resources, 0));
    }

    void refused(Refused why) {
        refusals.add(why.in(file));
        counts = counts.plus(Counts.refused(why.resources()));
    }

    void outcomes(List<Outcome> outcomes) {
        var duplicates = outcomes.stream().filter(it -> it == Outcome.DUPLICATE).count();
        var takenOut = outcomes.stream().filter(it -> it == Outcome.TAKEN_OUT).count();
        duplicate(duplicates);
        quarantined(takenOut);
        filed(outcomes.size() - duplicates - takenOut);
    }

    /** Takes over what a part of the file came to, once it is certain. */
    void add(Tally part) {
        counts = counts.plus(part.counts);
        refusals.addAll(part.refusals);
    }

    FileReport report() {
        return new FileReport(counts, refusals, stopped);
    }
}
