package org.havenport.intake;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings what belongs to one patient into the chart: match, file, count, in one transaction. */
@Component
class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    static final String ANOTHERS = "one of these resources belonged to another record before";

    static final String ANOTHERS_KEY = "its source called another patient by this id before";

    static final String TAKEN_OUT = "a person took it out of this record before, and it comes again changed";

    private final Asking asking;
    private final Patients patients;
    private final Chart chart;
    private final Quarantine quarantine;
    private final KnownPatients known;
    private final ResultsNeedTwoIdentifiers safeguard;
    private final BusinessHours hours;

    Deliveries(
            Asking asking,
            Patients patients,
            Chart chart,
            Quarantine quarantine,
            KnownPatients known,
            ResultsNeedTwoIdentifiers safeguard,
            BusinessHours hours) {
        this.asking = asking;
        this.patients = patients;
        this.chart = chart;
        this.quarantine = quarantine;
        this.known = known;
        this.safeguard = safeguard;
        this.hours = hours;
    }

    /**
     * What belongs to one patient of a batch.
     *
     * @param patient the Patient resource, with what it claims; both null when the source brought it before
     * @param known who that was, with the key the source uses
     */
    record Parcel(
            Run run,
            Content content,
            Links links,
            @Nullable Entry patient,
            @Nullable Claimed claimed,
            KnownPatients.@Nullable Known known,
            @Nullable String key,
            List<Entry> entries) {}

    void deliver(Viewer job, Parcel parcel, Tally tally) {
        try {
            tally.add(asking.as(job, sql -> deliver(job, sql, parcel, tally.part())));
        } catch (RuntimeException e) {
            // Whatever it was, it was rolled back and concerns this patient alone; the others are still brought.
            log.warn(
                    "A delivery of run {} was rolled back: {}",
                    parcel.run().id(),
                    e.getClass().getSimpleName());
            parcel.entries()
                    .forEach(it -> tally.refused(
                            it.type(), new Refused(it.position(), "nothing of this patient could be stored")));
        }
    }

    private Tally deliver(Viewer job, Sql sql, Parcel parcel, Tally part) {
        if (parcel.known() != null) {
            if (belongedToAnother(job, parcel, parcel.known().patient())) {
                return quarantine(sql, parcel, ANOTHERS, part);
            }
            return file(
                    job, sql, parcel, parcel.known().patient(), parcel.known().agreed(), part);
        }
        var claimed = Objects.requireNonNull(parcel.claimed());
        return switch (patients.match(job, claimed)) {
            case MatchResult.Found(var patient, var agreed) -> {
                var doubt = doubt(job, sql, parcel, patient);
                if (doubt != null) {
                    yield quarantine(sql, parcel, doubt, part);
                }
                if (agreed.contains(Agreement.NAME)) {
                    patients.update(job, patient, claimed);
                }
                yield file(job, sql, parcel, patient, agreed, part);
            }
            case MatchResult.Unknown() -> {
                var doubt = doubt(job, sql, parcel, Viewer.NO_ID);
                yield doubt != null
                        ? quarantine(sql, parcel, doubt, part)
                        : file(job, sql, parcel, patients.create(job, claimed), said(claimed), part);
            }
            case MatchResult.Near(var doubt) -> quarantine(sql, parcel, doubt.reason(), part);
            case MatchResult.Conflict(var doubt) -> quarantine(sql, parcel, doubt.reason(), part);
        };
    }

    private @Nullable String doubt(Viewer job, Sql sql, Parcel parcel, UUID patient) {
        if (belongedToAnother(job, parcel, patient)) {
            return ANOTHERS;
        }
        var before = known.find(sql, parcel.run().source(), Links.patientKey(Objects.requireNonNull(parcel.patient())));
        return before.isPresent() && !before.get().patient().equals(patient) ? ANOTHERS_KEY : null;
    }

    /** What names its patient and stood in another record is filed in neither; what patients may share is not asked. */
    private boolean belongedToAnother(Viewer job, Parcel parcel, UUID patient) {
        var named = parcel.entries().stream()
                .filter(it -> !it.equals(parcel.patient()) && !it.subjects().isEmpty())
                .map(parcel.links()::chartId)
                .toList();
        return !named.isEmpty() && chart.holdsForAnother(job, patient, named);
    }

    private Tally file(Viewer job, Sql sql, Parcel parcel, UUID patient, Set<Agreement> agreed, Tally part) {
        var groups = new Groups(parcel.links(), parcel.entries());
        var whose = new Links.Whose(parcel.patient(), parcel.key(), patient);
        for (var portion : groups.portions(parcel.entries())) {
            file(job, sql, parcel, new Portion(whose, groups, portion, agreed), part);
        }
        if (parcel.patient() != null) {
            known.remember(sql, parcel.run(), Links.patientKey(parcel.patient()), patient, agreed);
        }
        return part;
    }

    private record Portion(Links.Whose whose, Groups groups, List<Entry> entries, Set<Agreement> agreed) {}

    private void file(Viewer job, Sql sql, Parcel parcel, Portion portion, Tally part) {
        var reader = new Reader(
                parcel.content(), parcel.run(), parcel.links(), hours.zone(), portion.whose(), portion.groups());
        var arrivals = new ArrayList<Arrival>(portion.entries().size());
        var read = new ArrayList<Entry>(portion.entries().size());
        for (var entry : portion.entries()) {
            try {
                arrivals.add(reader.read(entry));
                read.add(entry);
            } catch (Refused content) {
                part.refused(entry.type(), content);
            }
        }
        var patient = portion.whose().patient();
        safeguard.allow(sql, parcel.run(), patient, portion.agreed(), arrivals.size());
        var outcomes = chart.file(job, patient, reader.grouped(arrivals));
        for (int i = 0; i < outcomes.size(); i++) {
            part.outcome(read.get(i), outcomes.get(i));
            if (outcomes.get(i) == Outcome.TAKEN_OUT) {
                quarantine.put(sql, parcel.run(), parcel.links(), read.get(i), parcel.content(), TAKEN_OUT);
            }
        }
    }

    private Tally quarantine(Sql sql, Parcel parcel, String reason, Tally part) {
        quarantine.hold(sql, parcel, reason);
        parcel.entries().forEach(it -> part.quarantined(it.type()));
        return part;
    }

    /** Keeps what belongs to nobody who could be named. */
    void quarantine(
            Viewer job,
            Run run,
            Links links,
            Content content,
            List<Entry> entries,
            Function<Entry, String> doubt,
            Tally tally) {
        for (int from = 0; from < entries.size() && !tally.isStopped(); from += Progress.OFTEN) {
            var some = entries.subList(from, Math.min(entries.size(), from + Progress.OFTEN));
            asking.run(job, sql -> some.forEach(it -> quarantine.put(sql, run, links, it, content, doubt.apply(it))));
            some.forEach(it -> tally.quarantined(it.type()));
            tally.goesOn();
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
