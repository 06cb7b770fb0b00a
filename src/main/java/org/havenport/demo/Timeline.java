package org.havenport.demo;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The visits of a patient over the years: a yearly one, those their conditions ask for, and those of their story. */
final class Timeline {

    private final Person person;
    private final RandomGenerator random;
    private final ZonedDateTime now;
    private final int years;

    private final boolean later;

    Timeline(Person person, RandomGenerator random, ZonedDateTime now, int years, boolean later) {
        this.later = later;
        this.person = person;
        this.random = random;
        this.now = now;
        this.years = years;
    }

    /** Oldest first. */
    List<Visit> visits() {
        var stories = Story.of(person.index(), later);
        var visits = new ArrayList<Visit>();
        var every = person.conditions().stream()
                .mapToInt(c -> c.care().everyDays())
                .min()
                .orElse(365);
        var daysAgo = stories.isEmpty()
                ? lastVisit()
                : (int) stories.getFirst().ago().toDays() + every / 2 + random.nextInt(30);
        var yearly = daysAgo;
        while (daysAgo < years * 365) {
            var isYearly = daysAgo >= yearly;
            if (isYearly) {
                yearly += 350;
            }
            visits.add(drawn(daysAgo, isYearly));
            daysAgo += Math.max(7, every - 15 + random.nextInt(30));
        }
        Collections.reverse(visits);
        if (person.index() % 6 == 1) {
            alarm(visits);
        }
        stories.forEach(story -> visits.add(told(story)));
        return visits;
    }

    /** Every fourth patient was here in the last days, all others more than a month ago. */
    private int lastVisit() {
        return person.index() % 4 == 1 ? 2 + random.nextInt(4) : 36 + random.nextInt(110);
    }

    private Visit drawn(int daysAgo, boolean yearly) {
        var day = now.minusDays(daysAgo);
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(2);
        }
        var start = day.withHour(8 + random.nextInt(8))
                .withMinute(random.nextInt(6) * 10)
                .withSecond(0)
                .withNano(0)
                .toOffsetDateTime();
        var reported = start.plusMinutes(240 + random.nextInt(1200));
        return new Visit(
                yearly ? Visit.Reason.YEARLY : Visit.Reason.FOLLOW_UP,
                start,
                reported,
                panels(yearly),
                Map.of(),
                null,
                null);
    }

    private List<Panel> panels(boolean yearly) {
        if (person.ageOn(now.toLocalDate()) < 18) {
            return List.of(Panel.BLOOD_COUNT, Panel.VITAMIN);
        }
        var panels = new LinkedHashSet<Panel>();
        person.conditions().forEach(condition -> panels.addAll(condition.care().panels()));
        if (yearly) {
            panels.addAll(List.of(Panel.METABOLIC, Panel.BLOOD_COUNT, Panel.LIPIDS));
            if (random.nextInt(3) == 0) {
                panels.addAll(List.of(Panel.LIVER, Panel.VITAMIN));
            }
            if (random.nextInt(4) == 0) {
                panels.addAll(List.of(Panel.THYROID, Panel.LONG_TERM_SUGAR));
            }
        }
        return List.copyOf(panels);
    }

    /** One value of long ago was critical; it was dealt with then. */
    private void alarm(List<Visit> visits) {
        var longAgo = visits.stream()
                .limit(visits.size() / 2)
                .filter(visit -> visit.panels().contains(Panel.METABOLIC))
                .findFirst();
        if (longAgo.isEmpty()) {
            return;
        }
        var visit = longAgo.get();
        var critical = Map.of(Analyte.POTASSIUM, new BigDecimal(random.nextBoolean() ? "6.3" : "2.6"));
        visits.set(
                visits.indexOf(visit),
                new Visit(
                        visit.reason(),
                        visit.start(),
                        visit.reported(),
                        visit.panels(),
                        critical,
                        Analyte.POTASSIUM,
                        "We spoke by phone the same day. The repeat test was as it should be."));
    }

    private Visit told(Story story) {
        return new Visit(
                story.reason(),
                ago(story.ago()),
                ago(story.reportedAgo()),
                story.panels(),
                story.values(),
                Analyte.POTASSIUM,
                story.comment());
    }

    private OffsetDateTime ago(java.time.Duration duration) {
        var minutes = duration.toMinutes();
        var time = now.minusMinutes(minutes).withSecond(0).withNano(0);
        return (minutes < 1440 * 7 ? time : time.withHour(9).withMinute(20)).toOffsetDateTime();
    }
}
