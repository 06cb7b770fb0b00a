package org.havenport.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.havenport.chart.Outcome;

/** Counts while a file is read. */
final class Tally {

    /** Under this stands what was refused before anything was known of it. */
    static final String UNREAD = "(unread)";

    private final String file;
    private final Progress progress;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Counts> types = new TreeMap<>();
    private Counts counts = Counts.NONE;
    private long skipped;
    private long told;
    private boolean stopped;

    Tally(String file, Progress progress) {
        this.file = file;
        this.progress = progress;
    }

    /** For what may yet be rolled back: nobody is told of it until it is added to the whole. */
    Tally part() {
        return new Tally(file, Progress.unwatched());
    }

    /** Tells how far it is, and asks whether to go on; asked between transactions, never inside one. */
    boolean goesOn() {
        told = done();
        progress.at(counts);
        stopped = stopped || !progress.goesOn();
        return !stopped;
    }

    /** As {@link #goesOn}, but asks only after some more resources. */
    boolean goesOnAfterSome() {
        return stopped || done() - told >= Progress.OFTEN ? goesOn() : !stopped;
    }

    /** How much of the file is done, from 0 to 1. */
    void share(double done) {
        progress.share(done);
    }

    long done() {
        return counts.read() + skipped;
    }

    boolean isStopped() {
        return stopped;
    }

    void filed(String type) {
        count(type, new Counts(1, 1, 0, 0, 0));
    }

    void duplicate(String type) {
        count(type, new Counts(1, 0, 1, 0, 0));
    }

    void quarantined(String type) {
        count(type, new Counts(1, 0, 0, 1, 0));
    }

    /** What is no state of a record: a server's message, an older version, a deletion of what was never here. */
    void skipped(long entries) {
        skipped += entries;
    }

    void refused(String type, Refused why) {
        refusals.add(why.in(file));
        count(type.isEmpty() ? UNREAD : type, Counts.refused(why.resources()));
    }

    void outcome(Entry entry, Outcome outcome) {
        switch (outcome) {
            case FILED, NEW_VERSION -> filed(entry.type());
            case DUPLICATE -> duplicate(entry.type());
            case TAKEN_OUT -> quarantined(entry.type());
        }
    }

    private void count(String type, Counts more) {
        counts = counts.plus(more);
        types.merge(type, more, Counts::plus);
    }

    /** Takes over what a part of the file came to, once it is certain. */
    void add(Tally part) {
        counts = counts.plus(part.counts);
        skipped += part.skipped;
        refusals.addAll(part.refusals);
        part.types.forEach((type, more) -> types.merge(type, more, Counts::plus));
    }

    FileReport report() {
        return new FileReport(counts, refusals, stopped, skipped, types);
    }
}
