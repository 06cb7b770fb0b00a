package org.havenport.demo;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.havenport.patients.Claimed;
import org.havenport.patients.Identifier;
import org.havenport.patients.Sex;

/**
 * A practice that does not exist, as FHIR R4 transaction bundles: one for the facility and one for each patient. The same
 * plan gives the same bytes; any patient can be made alone and on any thread.
 */
public final class SyntheticPractice {

    /**
     * What is to be made.
     *
     * @param years of history
     * @param now the end of the history, and the zone of the practice
     */
    public record Plan(long seed, int patients, int years, ZonedDateTime now) {
        /** Four years of history. */
        public static Plan standard(long seed, int patients, ZonedDateTime now) {
            return new Plan(seed, patients, 4, now);
        }
    }

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

    /** Who the patient of this number is, and nothing else. */
    byte[] whoIs(int index) {
        var out = new BundleWriter();
        new PatientEntry(out, person(index)).write();
        return out.finish();
    }

    /** The bundle of the patient of this number, from 0. */
    public byte[] patient(int index) {
        return patient(index, false);
    }

    /** The bundles that come once the practice works with the portal: a result is corrected, another is new. */
    List<byte[]> later() {
        return java.util.stream.Stream.of(Known.TOMAS, Known.PRIYA)
                .filter(index -> index < plan.patients())
                .map(index -> patient(index, true))
                .toList();
    }

    private byte[] patient(int index, boolean later) {
        var person = person(index);
        var random = people.random(index, 3);
        var ids = people.random(index, 4);
        var out = new BundleWriter();
        var entry = new PatientEntry(out, person);
        entry.write();
        entry.writeRelatives(People.id(ids));
        new HistoryEntries(out, person, random, ids, today, plan.years()).write();
        new CareEntries(out, person, people.random(index, 5), people.random(index, 6), today).write(physician(index));
        var encounters = new VisitEntries(out, person, random, ids);
        var reports = new ReportEntries(out, person, ids);
        var values = new Values(person, random, today.minusYears(plan.years()));
        for (var visit : new Timeline(person, random, plan.now(), plan.years(), later).visits()) {
            var encounter = encounters.write(visit, physician(index), nurse(index));
            for (var panel : visit.panels()) {
                var found = values.of(panel, visit.start().toLocalDate(), visit.given());
                var corrected = later && index == Known.PRIYA && panel == Panel.THYROID && isNew(visit);
                var status = status(index, visit, random.nextInt(40));
                reports.write(visit, encounter, panel, found, corrected ? "corrected" : status);
            }
        }
        new ReportsInWords(out, person, people.random(index, 7), plan.now().toOffsetDateTime()).write(later);
        return out.finish();
    }

    /** What the feed of this practice says of who the patient is. */
    public Claimed claimed(String source, int index) {
        var person = person(index);
        return new Claimed(
                source,
                person.family(),
                List.of(person.given()),
                person.born(),
                person.female() ? Sex.FEMALE : Sex.MALE,
                List.of(new Identifier(Identifier.Kind.RECORD_NUMBER, Facility.RECORD_NUMBERS, person.recordNumber())),
                List.of(),
                List.of(),
                null,
                person.language());
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

    /** Dora looks after most; those of Nora are strangers to her. */
    private static Colleague nurse(int index) {
        return index % 4 == 3 ? Colleague.NORA : Colleague.DORA;
    }

    private String status(int index, Visit visit, int chance) {
        if (index < Known.ALL.size()) {
            return "final";
        }
        return isNew(visit) ? index % 5 == 3 ? "preliminary" : "final" : chance == 0 ? "corrected" : "final";
    }

    private boolean isNew(Visit visit) {
        return visit.start().isAfter(plan.now().minusDays(8).toOffsetDateTime());
    }
}
