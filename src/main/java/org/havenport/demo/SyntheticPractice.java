package org.havenport.demo;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A practice that does not exist, as FHIR R4 transaction bundles: one for the facility, and for each patient one of
 * history and, where something happened in the last days, one of news. The same plan gives the same bytes; any patient
 * can be made alone and on any thread.
 */
public final class SyntheticPractice {

    /**
     * What is to be made.
     *
     * @param years of history
     * @param newsDays what was reported within so many days before {@code now} goes into the news; 0 for none
     */
    public record Plan(long seed, int patients, int years, int newsDays, ZonedDateTime now) {
        /** Four years of history and a week of news. */
        public static Plan standard(long seed, int patients, ZonedDateTime now) {
            return new Plan(seed, patients, 4, 7, now);
        }
    }

    /**
     * The bundles of one patient.
     *
     * @param news null when nothing is new
     */
    public record Bundles(UUID id, byte[] history, byte @Nullable [] news, int resources) {}

    private final Plan plan;
    private final People people;
    private final LocalDate today;

    public SyntheticPractice(Plan plan) {
        this.plan = plan;
        this.today = plan.now().toLocalDate();
        this.people = new People(plan.seed(), today);
    }

    /** Organizations, location and practitioners, to be read before the patients. */
    public byte[] facility() {
        return Facility.bundle(people.random(-1, 2));
    }

    /** The bundles of the patient of this number, from 0. */
    public Bundles patient(int index) {
        var person = person(index);
        var random = people.random(index, 3);
        var ids = people.random(index, 4);
        var visits = new Timeline(person, random, plan.now(), plan.years()).visits();
        var values = new Values(person, random, today.minusYears(plan.years()));
        var newsFrom = plan.now().minusDays(plan.newsDays()).toOffsetDateTime();

        var history = new BundleWriter();
        new PatientEntry(history, person).write();
        new PatientEntry(history, person).writeRelatives(People.id(ids));
        new HistoryEntries(history, person, random, ids, today, plan.years()).write();
        var news = new BundleWriter();
        for (var visit : visits) {
            var isNews = plan.newsDays() > 0 && visit.reported().isAfter(newsFrom);
            if (isNews && news.entries() == 0) {
                new PatientEntry(news, person).write();
            }
            var out = isNews ? news : history;
            var encounter = new VisitEntries(out, person, random, ids).write(visit, physician(index));
            var reports = new ReportEntries(out, person, ids);
            for (var panel : visit.panels()) {
                var found = values.of(panel, visit.start().toLocalDate(), visit.given());
                reports.write(visit, encounter, panel, found, status(index, isNews, random.nextInt(40)));
            }
        }
        return new Bundles(
                person.id(),
                history.finish(),
                news.entries() == 0 ? null : news.finish(),
                history.entries() + Math.max(0, news.entries() - 1));
    }

    Person person(int index) {
        return people.person(index);
    }

    List<Person> people() {
        return java.util.stream.IntStream.range(0, plan.patients())
                .mapToObj(people::person)
                .toList();
    }

    private static Colleague physician(int index) {
        return index > Known.CARA && index % 3 == 0 ? Colleague.OSEI : Colleague.ELLIS;
    }

    private static String status(int index, boolean isNews, int chance) {
        if (index < Known.ALL.size()) {
            return "final";
        }
        return isNews ? index % 5 == 3 ? "preliminary" : "final" : chance == 0 ? "corrected" : "final";
    }
}
