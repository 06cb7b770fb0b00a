package org.havenport.intake;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.havenport.chart.Arrival;
import org.havenport.chart.Chart;
import org.havenport.chart.Outcome;
import org.havenport.patients.Agreement;
import org.havenport.patients.Claimed;
import org.havenport.patients.Identifier;
import org.havenport.patients.MatchResult;
import org.havenport.patients.Patients;
import org.havenport.protocols.BusinessHours;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Brings what belongs to one patient into the chart: match, file, count, in one transaction. */
@Component
class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private static final String ANOTHERS = "one of these resources belonged to another record before";

    private static final String TAKEN_OUT = "a person took it out of this record before, and it comes again changed";

    private final Asking asking;
    private final Patients patients;
    private final Chart chart;
    private final Quarantine quarantine;
    private final ResultsNeedTwoIdentifiers safeguard;
    private final BusinessHours hours;

    Deliveries(
            Asking asking,
            Patients patients,
            Chart chart,
            Quarantine quarantine,
            ResultsNeedTwoIdentifiers safeguard,
            BusinessHours hours) {
        this.asking = asking;
        this.patients = patients;
        this.chart = chart;
        this.quarantine = quarantine;
        this.safeguard = safeguard;
        this.hours = hours;
    }

    /** What belongs to one patient of a bundle. */
    record Parcel(
            String file, Run run, byte[] json, Links links, Entry patient, Claimed claimed, List<Entry> entries) {}

    void deliver(Viewer job, Parcel parcel, Tally tally) {
        try {
            tally.add(asking.as(job, sql -> deliver(job, sql, parcel)));
        } catch (RuntimeException e) {
            // Whatever it was, it was rolled back and concerns this patient alone; the others are still brought.
            log.warn(
                    "A delivery of run {} was rolled back: {}",
                    parcel.run().id(),
                    e.getClass().getSimpleName());
            tally.refused(new Refused(
                    parcel.patient().position(),
                    "nothing of this patient could be stored",
                    parcel.entries().size()));
        }
    }

    private Tally deliver(Viewer job, Sql sql, Parcel parcel) {
        var part = new Tally(parcel.file(), Progress.unwatched());
        switch (patients.match(job, parcel.claimed())) {
            case MatchResult.Found(var patient, var agreed) -> {
                if (belongedToAnother(job, parcel, patient)) {
                    quarantine(sql, parcel, ANOTHERS, part);
                    return part;
                }
                if (agreed.contains(Agreement.NAME)) {
                    patients.update(job, patient, parcel.claimed());
                }
                file(job, sql, parcel, patient, agreed, part);
            }
            case MatchResult.Unknown() -> {
                if (belongedToAnother(job, parcel, Viewer.NO_ID)) {
                    quarantine(sql, parcel, ANOTHERS, part);
                    return part;
                }
                var patient = patients.create(job, parcel.claimed());
                file(job, sql, parcel, patient, said(parcel.claimed()), part);
            }
            case MatchResult.Near(var doubt) -> quarantine(sql, parcel, doubt.reason(), part);
            case MatchResult.Conflict(var doubt) -> quarantine(sql, parcel, doubt.reason(), part);
        }
        return part;
    }

    /** What names its patient and stood in another record is filed in neither; what patients may share is not asked. */
    private boolean belongedToAnother(Viewer job, Parcel parcel, UUID patient) {
        var named = parcel.entries().stream()
                .filter(it -> it != parcel.patient() && !it.subjects().isEmpty())
                .map(parcel.links()::chartId)
                .toList();
        return chart.holdsForAnother(job, patient, named);
    }

    private void file(Viewer job, Sql sql, Parcel parcel, UUID patient, Set<Agreement> agreed, Tally part) {
        var reader = new Reader(parcel.json(), parcel.run(), parcel.links(), hours.zone(), parcel.patient(), patient);
        var arrivals = new ArrayList<Arrival>(parcel.entries().size());
        var read = new ArrayList<Entry>(parcel.entries().size());
        for (var entry : parcel.entries()) {
            try {
                arrivals.add(reader.read(entry));
                read.add(entry);
            } catch (JacksonException e) {
                part.refused(new Refused(entry.position(), "the resource cannot be read"));
            } catch (Refused content) {
                part.refused(content);
            }
        }
        safeguard.allow(sql, parcel.run(), patient, agreed, arrivals.size());
        var outcomes = chart.file(job, patient, reader.grouped(arrivals));
        part.outcomes(outcomes);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) == Outcome.TAKEN_OUT) {
                quarantine.put(sql, parcel.run(), read.get(i), parcel.json(), TAKEN_OUT);
            }
        }
    }

    private void quarantine(Sql sql, Parcel parcel, String reason, Tally part) {
        parcel.entries().forEach(it -> quarantine.put(sql, parcel.run(), it, parcel.json(), reason));
        part.quarantined(parcel.entries().size());
    }

    /** Keeps what belongs to nobody who could be named. */
    void quarantine(Viewer job, Run run, byte[] json, List<Entry> entries, Function<Entry, String> doubt, Tally tally) {
        if (!entries.isEmpty()) {
            asking.run(job, sql -> entries.forEach(it -> quarantine.put(sql, run, it, json, doubt.apply(it))));
            tally.quarantined(entries.size());
        }
    }

    /** By what a patient who is new will be known: what the message itself said. */
    private static Set<Agreement> said(Claimed claimed) {
        var said = EnumSet.of(Agreement.NAME, Agreement.BIRTH_DATE);
        if (claimed.identifiers().stream().anyMatch(it -> it.kind() == Identifier.Kind.RECORD_NUMBER)) {
            said.add(Agreement.RECORD_NUMBER);
        }
        return said;
    }
}
