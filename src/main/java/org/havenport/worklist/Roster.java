package org.havenport.worklist;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.protocols.BusinessClock;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for what at any instant: pools, hours, absences, who is on call, and who is above them. Pure.
 *
 * @param people who can act now, with the highest skill of each
 * @param clinicians who of them sees patients on their own, and so needs cover
 * @param leads the lead of each pool
 * @param directors the medical director and who stands in, in this order
 */
record Roster(
        BusinessClock clock,
        Map<UUID, Skill> people,
        SequencedCollection<UUID> clinicians,
        List<Cover> covers,
        List<Absence> absences,
        List<Shift> shifts,
        Map<Pool, UUID> leads,
        SequencedCollection<UUID> directors) {

    private static final int LONGEST_CHAIN = 10;
    private static final int LEAD = 2;

    /** Whose work it is by its nature: a pool's or a clinician's; one of them is null. */
    record Whose(@Nullable Pool pool, @Nullable UUID clinician) {

        static Whose of(Pool pool) {
            return new Whose(pool, null);
        }

        static Whose of(UUID clinician) {
            return new Whose(null, clinician);
        }

        /** What whoever answers for it must be able to do. */
        Skill skill() {
            return pool == null ? Skill.CLINICIAN : pool.skill();
        }
    }

    /** Who answers in the hours of a weekday, and who then; of every day when {@code day} is null. */
    record Cover(UUID id, Whose whose, @Nullable DayOfWeek day, LocalTime from, LocalTime to, UUID first, UUID second) {

        boolean holds(LocalDate date, LocalTime time) {
            return (day == null || date.getDayOfWeek() == day) && !time.isBefore(from) && time.isBefore(to);
        }
    }

    /** Somebody is away, and somebody else answers for them. */
    record Absence(UUID id, UUID account, Instant from, Instant to, UUID alternate) {

        boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /** Somebody is on call. */
    record Shift(
            UUID id,
            Instant from,
            Instant to,
            UUID first,
            @Nullable UUID second) {

        boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /** First and second name; null where there is none who can act. */
    record Named(@Nullable UUID first, @Nullable UUID second) {

        boolean isWhole() {
            return first != null && second != null;
        }

        int count() {
            return (first == null ? 0 : 1) + (second == null ? 0 : 1);
        }

        static final Named NOBODY = new Named(null, null);
    }

    /** An hour in which a first or a second name is missing. */
    record Gap(Whose whose, Instant from, Instant to, Named named) {

        boolean isAsWideAs(Gap other) {
            return whose.equals(other.whose) && from.equals(other.from) && named.count() <= other.named.count();
        }

        /** How long these are together, in whole hours. */
        static long hours(List<Gap> gaps) {
            return gaps.stream()
                    .map(it -> Duration.between(it.from(), it.to()))
                    .reduce(Duration.ZERO, Duration::plus)
                    .toHours();
        }
    }

    /** Whether somebody can act at an instant, with this skill. */
    boolean canAct(UUID account, Skill skill, Instant at) {
        var has = people.get(account);
        return has != null && has.covers(skill) && absences.stream().noneMatch(it -> is(it, account, at));
    }

    private static boolean is(Absence absence, UUID account, Instant at) {
        return absence.account().equals(account) && absence.covers(at);
    }

    /** Somebody, or who answers for them while they are away, or who answers for these; empty when nobody who can. */
    Optional<UUID> present(@Nullable UUID account, Skill skill, Instant at) {
        return present(account, skill, at, new HashSet<>());
    }

    /** Whoever is away twice at a time is stood in for by whichever alternate can. */
    private Optional<UUID> present(@Nullable UUID who, Skill skill, Instant at, Set<UUID> known) {
        if (who == null || known.size() >= LONGEST_CHAIN || !known.add(who)) {
            return Optional.empty();
        }
        if (canAct(who, skill, at)) {
            return Optional.of(who);
        }
        return absences.stream()
                .filter(it -> is(it, who, at))
                .map(it -> present(it.alternate(), skill, at, known))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Who stands in the plan for an hour, whether they are there or not; what names a weekday goes before every day. */
    Optional<Cover> planned(Whose whose, Instant at) {
        var wall = at.atZone(clock.zone());
        var date = wall.toLocalDate();
        var time = wall.toLocalTime();
        return covers.stream()
                .filter(it -> it.whose().equals(whose) && it.holds(date, time))
                .min((a, b) -> Boolean.compare(a.day() == null, b.day() == null));
    }

    /** First and second name at an instant, absences and roles read with them. */
    Named named(Whose whose, Instant at) {
        return planned(whose, at)
                .map(it -> two(it.first(), it.second(), whose.skill(), at))
                .orElse(Named.NOBODY);
    }

    private Named two(UUID first, @Nullable UUID second, Skill skill, Instant at) {
        var one = present(first, skill, at).orElse(null);
        var two = present(second, skill, at).filter(it -> !it.equals(one)).orElse(null);
        return one == null ? new Named(two, null) : new Named(one, two);
    }

    /** Who is on call at an instant; nobody when no shift says so. Of two shifts at a time the first in which somebody can. */
    Named onCall(Skill skill, Instant at) {
        return shifts.stream()
                .filter(it -> it.covers(at))
                .map(it -> two(it.first(), it.second(), skill, at))
                .filter(it -> it.first() != null)
                .findFirst()
                .orElse(Named.NOBODY);
    }

    /** Whether work that cannot wait is still somebody's of the day, or of an earlier shift, and others are on call now. */
    boolean isLeftBehind(Work work, Instant at) {
        if (work.pace() != WorkKind.Pace.REAL || work.level() >= LEAD || clock.open(at) || work.owner() == null) {
            return false;
        }
        var now = onCall(work.skill(), at);
        return now.first() != null
                && !work.owner().equals(now.first())
                && !work.owner().equals(now.second());
    }

    /** Who answers for work at an instant: in business hours by the plan, else whoever is on call when time is real. */
    Named answering(Work work, Instant at) {
        if (work.pace() == WorkKind.Pace.REAL && !clock.open(at)) {
            return onCall(work.skill(), at);
        }
        var by = work.clinician() == null ? Named.NOBODY : named(Whose.of(work.clinician()), at);
        return by.first() == null ? named(Whose.of(work.pool()), at) : by;
    }

    /** Who could have work, from this level up, the nearest first; each can act and has the skill. */
    SequencedCollection<Given> chain(Work work, int level, Instant at) {
        var by = answering(work, at);
        var chain = new ArrayList<Given>();
        add(chain, work, by.first(), 0, at);
        add(chain, work, by.second(), 1, at);
        add(chain, work, leads.get(work.pool()), LEAD, at);
        directors.forEach(it -> add(chain, work, it, Work.LAST, at));
        if (chain.isEmpty()) {
            // Nobody is on call and nobody is above: better whoever comes in first than nobody.
            add(chain, work, named(Whose.of(work.pool()), clock.nextOpening(at)).first(), 0, at);
        }
        return chain.stream().filter(it -> it.level() >= level).toList();
    }

    /** Whom work goes to. */
    record Given(UUID account, int level) {}

    private void add(List<Given> chain, Work work, @Nullable UUID account, int level, Instant at) {
        present(account, work.skill(), at).ifPresent(it -> chain.add(new Given(it, level)));
    }

    /** Every pool and every clinician: each needs a first and a second name for each business hour. */
    SequencedCollection<Whose> all() {
        var all = new LinkedHashSet<Whose>();
        Stream.of(Pool.values()).map(Whose::of).forEach(all::add);
        clinicians.stream().map(Whose::of).forEach(all::add);
        return all;
    }

    /** The business hours in which a first or a second name is missing, from an instant on. */
    List<Gap> gaps(SequencedCollection<Whose> whose, Instant from, int days) {
        var hours = OpenHours.of(clock, from, days);
        return whose.stream()
                .flatMap(who -> hours.stream().map(hour -> gap(who, hour)).flatMap(Optional::stream))
                .toList();
    }

    /** Looks four times an hour, and whenever within it an absence begins or ends. */
    private Optional<Gap> gap(Whose whose, OpenHours.Hour hour) {
        var turns = absences.stream()
                .flatMap(it -> Stream.of(it.from(), it.to()))
                .filter(it -> it.isAfter(hour.from()) && it.isBefore(hour.to()));
        return Stream.concat(hour.quarters(), turns)
                .map(at -> new Gap(whose, hour.from(), hour.to(), named(whose, at)))
                .filter(gap -> !gap.named().isWhole())
                .min((a, b) -> Integer.compare(a.named().count(), b.named().count()));
    }

    /** The same practice with one absence more. */
    Roster with(Absence absence) {
        var more = new ArrayList<>(absences);
        more.addFirst(absence);
        return new Roster(clock, people, clinicians, covers, more, shifts, leads, directors);
    }

    /** The hours in which more would be missing than now if somebody were away and this alternate answered for them. */
    List<Gap> opened(Absence absence) {
        var planned = covers.stream().map(Cover::whose).distinct().toList();
        var days = (int) Duration.between(absence.from(), absence.to()).toDays() + 1;
        var now = gaps(planned, absence.from(), days);
        return with(absence).gaps(planned, absence.from(), days).stream()
                .filter(then ->
                        then.from().isBefore(absence.to()) && now.stream().noneMatch(gap -> gap.isAsWideAs(then)))
                .toList();
    }
}
