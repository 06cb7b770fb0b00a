package org.havenport.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.havenport.home.Due;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On the first page of administrators: how many alarms about sign-ins wait; within a day somebody looks. */
@Component
class AlarmsTile implements Tile {

    private static final Duration TIME = Duration.ofDays(1);

    private final Alarms alarms;
    private final Locks locks;
    private final Clock clock;

    AlarmsTile(Alarms alarms, Locks locks, Clock clock) {
        this.alarms = alarms;
        this.locks = locks;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 65;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        if (!Alarms.mayLook(viewer)) {
            return List.of();
        }
        var open = alarms.count(viewer);
        var asked = locks.asked(viewer);
        var first = oldest(open.first(), asked);
        var due = first == null ? null : Due.of(words, first.plus(TIME), clock.instant());
        return List.of(new WorkList(
                words.say("access.alarms.title"), open.count() + asked.size(), AlarmsController.PATH, due));
    }

    /** Since when the first of both waits; null when nothing does. */
    static @Nullable Instant oldest(@Nullable Instant alarm, List<Locks.Asked> asked) {
        return Stream.concat(Stream.ofNullable(alarm), asked.stream().map(Locks.Asked::at))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
