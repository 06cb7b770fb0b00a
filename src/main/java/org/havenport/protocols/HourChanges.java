package org.havenport.protocols;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * Changes of the hours of a place. Each is a set of proposals of {@link Protocols}, written together by one person and
 * approved together by another: nothing here decides by itself.
 */
@Component
public class HourChanges {

    /** What the hours are made of. */
    public static final List<Parameter<String>> PARAMETERS = parameters();

    private final Protocols protocols;
    private final Asking asking;

    HourChanges(Protocols protocols, Asking asking) {
        this.protocols = protocols;
        this.asking = asking;
    }

    private static List<Parameter<String>> parameters() {
        var all = new ArrayList<>(PracticeParameters.HOURS.values());
        all.add(PracticeParameters.TIME_ZONE);
        all.add(PracticeParameters.HOLIDAYS);
        all.add(PracticeParameters.FEDERAL_HOLIDAYS);
        all.add(PracticeParameters.LOCATIONS);
        return List.copyOf(all);
    }

    /** The places as they are in force, the main one first; its days and holidays are those of the practice. */
    public List<PlaceHours> places() {
        var week = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        PracticeParameters.HOURS.forEach((day, hours) -> week.put(day, protocols.value(hours)));
        var all = new ArrayList<PlaceHours>();
        all.add(new PlaceHours(
                protocols.value(PracticeParameters.NAME),
                protocols.value(PracticeParameters.TIME_ZONE),
                week,
                protocols.value(PracticeParameters.FEDERAL_HOLIDAYS),
                PlaceHours.lines(protocols.value(PracticeParameters.HOLIDAYS))));
        all.addAll(PlaceHours.read(protocols.value(PracticeParameters.LOCATIONS)));
        return all;
    }

    /** By which a form knows later that nobody decided something else meanwhile. */
    public String state() {
        var all = PARAMETERS.stream().map(protocols::value).collect(Collectors.joining("\u0000"));
        return Fingerprint.of(all.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Proposes other hours of the main place, all at once.
     *
     * @return how many values would change; nothing was written when none would
     * @throws NotAcceptable when something cannot be read
     * @throws IllegalStateException when a proposal for one of the values waits
     * @throws SecurityException when the viewer may not propose
     */
    public int proposeMain(Viewer viewer, PlaceHours hours, String reason, LocalDate from) {
        var wanted = new LinkedHashMap<Parameter<String>, String>();
        PracticeParameters.HOURS.forEach(
                (day, hour) -> wanted.put(hour, hours.week().getOrDefault(day, "")));
        wanted.put(PracticeParameters.TIME_ZONE, hours.zone());
        wanted.put(PracticeParameters.HOLIDAYS, hours.days());
        wanted.put(PracticeParameters.FEDERAL_HOLIDAYS, hours.federal() == null ? "" : hours.federal());
        return propose(viewer, wanted, reason, from);
    }

    /** Proposes other places beside the main one; as {@link #proposeMain}. */
    public int proposeOthers(Viewer viewer, List<PlaceHours> others, String reason, LocalDate from) {
        var written = others.stream().map(PlaceHours::written).collect(Collectors.joining("\n\n"));
        return propose(viewer, Map.of(PracticeParameters.LOCATIONS, written), reason, from);
    }

    private int propose(Viewer viewer, Map<Parameter<String>, String> wanted, String reason, LocalDate from) {
        return asking.as(viewer, _ -> {
            int changed = 0;
            for (var each : wanted.entrySet()) {
                if (!same(each.getKey(), each.getValue())) {
                    protocols.propose(viewer, each.getKey(), each.getValue(), reason, from);
                    changed++;
                }
            }
            return changed;
        });
    }

    private boolean same(Parameter<String> parameter, String wanted) {
        var now = protocols.value(parameter);
        return now.equals(wanted)
                || parameter == PracticeParameters.HOLIDAYS
                        && PlaceHours.lines(now).equals(wanted)
                || parameter == PracticeParameters.FEDERAL_HOLIDAYS
                        && FederalHoliday.read(now).equals(FederalHoliday.read(wanted));
    }

    /** Every change that waits, the oldest first; what was written together is one. */
    public List<Change> waiting(Viewer viewer) {
        var keys = PARAMETERS.stream().map(Parameter::key).toList();
        var together = new LinkedHashMap<Object, List<Proposal>>();
        for (var proposal : protocols.waiting(viewer)) {
            if (keys.contains(proposal.key())) {
                var written =
                        List.of(proposal.written().by(), proposal.written().at());
                together.computeIfAbsent(written, _ -> new ArrayList<>()).add(proposal);
            }
        }
        return together.values().stream().map(Change::new).toList();
    }

    /** Proposals that were written together. */
    public record Change(List<Proposal> proposals) {

        /** By which it is known while it waits. */
        public long number() {
            return proposals.getFirst().number();
        }

        /** Who wrote it, when and why. */
        public Proposal.Step written() {
            return proposals.getFirst().written();
        }

        /** The first day. */
        public LocalDate from() {
            return proposals.getFirst().effectiveFrom();
        }
    }

    /**
     * Approves a change, all or nothing; as {@link Protocols#approve}.
     *
     * @throws IllegalStateException when it waits no more, or the viewer wrote it
     */
    public void approve(Viewer viewer, long number) {
        each(viewer, number, it -> protocols.approve(viewer, it, null));
    }

    /** Rejects a change; as {@link Protocols#reject}. */
    public void reject(Viewer viewer, long number, String why) {
        each(viewer, number, it -> protocols.reject(viewer, it, why));
    }

    /** Takes one's own change back; as {@link Protocols#withdraw}. */
    public void withdraw(Viewer viewer, long number, String why) {
        each(viewer, number, it -> protocols.withdraw(viewer, it, why));
    }

    private void each(Viewer viewer, long number, LongConsumer act) {
        asking.run(viewer, _ -> {
            var change = waiting(viewer).stream()
                    .filter(it -> it.number() == number)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No such change waits"));
            change.proposals().forEach(it -> act.accept(it.number()));
        });
    }
}
