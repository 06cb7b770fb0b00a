package org.havenport.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessClock;
import org.havenport.protocols.BusinessClock.Opening;
import org.havenport.protocols.Holidays;
import org.havenport.worklist.NothingWaitsPastItsClock.Move;
import org.havenport.worklist.Roster.Absence;
import org.havenport.worklist.Roster.Cover;
import org.havenport.worklist.Roster.Named;
import org.havenport.worklist.Roster.Shift;
import org.havenport.worklist.Roster.Whose;
import org.junit.jupiter.api.Test;

/** Weekends, nights, two absences at once, two shifts at once, and the night in which an hour comes twice. */
class WhoIsThereTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Whose NURSES = Whose.of(Pool.NURSES);

    private final UUID dora = UUID.randomUUID();
    private final UUID nora = UUID.randomUUID();
    private final UUID vera = UUID.randomUUID();
    private final UUID walt = UUID.randomUUID();
    private final UUID lea = UUID.randomUUID();
    private final UUID mary = UUID.randomUUID();
    private final Map<UUID, Skill> people = new HashMap<>();
    private final List<Absence> absences = new ArrayList<>();
    private final List<Shift> shifts = new ArrayList<>();

    WhoIsThereTests() {
        List.of(dora, nora, vera, walt, lea, mary).forEach(it -> people.put(it, Skill.NURSE));
    }

    private Roster roster() {
        var week = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var open = day.getValue() < 6;
            week.put(day, open ? List.of(new Opening(LocalTime.of(8, 0), LocalTime.of(17, 0))) : List.of());
        }
        return new Roster(
                new BusinessClock(NEW_YORK, week, new Holidays(Set.of(), Map.of(), Map.of())),
                people,
                List.of(),
                List.of(new Cover(UUID.randomUUID(), NURSES, null, LocalTime.MIN, LocalTime.MAX, dora, nora)),
                absences,
                shifts,
                Map.of(Pool.NURSES, lea),
                List.of(mary));
    }

    private static Instant at(String local) {
        return Instant.parse(local + "Z")
                .atZone(ZoneId.of("UTC"))
                .toLocalDateTime()
                .atZone(NEW_YORK)
                .toInstant();
    }

    private void away(UUID who, String from, String to, UUID alternate) {
        absences.add(new Absence(UUID.randomUUID(), who, at(from), at(to), alternate));
    }

    private void shift(String from, String to, UUID first) {
        shifts.add(new Shift(UUID.randomUUID(), at(from), at(to), first, null));
    }

    @Test
    @Verifies("A1.7#1")
    void whoIsAwayTwiceIsStoodInForByEitherAlternate() {
        away(dora, "2026-03-05T17:00:00", "2026-03-10T08:00:00", vera);
        away(dora, "2026-03-06T17:00:00", "2026-03-09T17:00:00", walt);
        var monday = at("2026-03-09T09:00:00");
        assertThat(roster().named(NURSES, monday)).isEqualTo(new Named(vera, nora));

        people.remove(vera); // she has left since
        assertThat(roster().named(NURSES, monday)).isEqualTo(new Named(walt, nora));
    }

    @Test
    @Verifies({"A1.7#1", "A1.7#5"})
    void whoIsNamedLaterForANightGoesBeforeAShiftInWhichNobodyCan() {
        shift("2026-03-02T08:00:00", "2026-03-09T08:00:00", vera);
        shift("2026-03-07T17:00:00", "2026-03-08T08:00:00", walt);
        people.remove(vera);
        assertThat(roster().onCall(Skill.NURSE, at("2026-03-07T23:00:00")).first())
                .isEqualTo(walt);
    }

    @Test
    @Verifies({"A1.7#5", "A1.7#6"})
    void whatTheDayLeftIsTheirsWhoAreOnCallBeforeItIsAnybodysAbove() {
        shift("2026-03-06T17:00:00", "2026-03-09T08:00:00", walt);
        var friday = at("2026-03-06T16:50:00");
        var evening = at("2026-03-06T17:50:00");
        for (var owner : List.of(dora, nora)) {
            var work = work(owner, owner.equals(dora) ? 0 : 1, friday, evening);
            var move = NothingWaitsPastItsClock.next(work, roster(), evening).orElseThrow();
            assertThat(move.owner())
                    .isNotNull()
                    .extracting(Roster.Given::account)
                    .isEqualTo(walt);
            var then = work(walt, move.level(work), friday, evening);
            assertThat(NothingWaitsPastItsClock.next(then, roster(), evening).map(Move::owner))
                    .hasValueSatisfying(it -> assertThat(it.account()).isEqualTo(lea));
        }
    }

    private Work work(UUID owner, int level, Instant opened, Instant goesOn) {
        return new Work(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "test.call",
                UUID.randomUUID(),
                Pool.NURSES,
                Skill.NURSE,
                WorkKind.Pace.REAL,
                null,
                opened,
                goesOn,
                goesOn,
                level,
                owner,
                null,
                null,
                null);
    }

    @Test
    @Verifies("A1.7#5")
    void shiftsThatTouchLeaveNoMomentAndNobodyIsAskedTwiceWhenAnHourComesTwice() {
        for (var night : List.of("2026-03-08", "2026-11-01")) {
            shifts.clear();
            shift("%sT00:00:00".formatted(night), "%sT01:30:00".formatted(night), vera);
            shift("%sT01:30:00".formatted(night), "%sT08:00:00".formatted(night), walt);
            var end = at("%sT08:00:00".formatted(night));
            UUID before = vera;
            for (var at = at("%sT00:00:00".formatted(night)); at.isBefore(end); at = at.plus(Duration.ofMinutes(1))) {
                var now = roster().onCall(Skill.NURSE, at).first();
                assertThat(now).as("%s", at).isIn(before, walt);
                before = now;
            }
        }
    }

    @Test
    @Verifies("A1.7#2")
    void anAbsenceThatBeginsMinutesBeforeTheEndOfAnHourLeavesThemOpenToo() {
        people.remove(vera);
        var absence = new Absence(UUID.randomUUID(), dora, at("2026-03-06T16:50:00"), at("2026-03-06T17:00:00"), nora);
        assertThat(roster().opened(absence)).hasSize(1);
    }
}
