package org.havenport.patients;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.viewer.Role;
import org.jspecify.annotations.Nullable;

/**
 * The search for a patient.
 *
 * @param rows what was found; null before anything was searched
 * @param more whether others fit as well
 */
record SearchPage(
        SearchForm form, List<FieldError> errors, @Nullable List<Row> rows, boolean more) {

    /**
     * Somebody who was found.
     *
     * @param path of the patient; null when this viewer's work ends with the list
     * @param twin who else could be meant, in words; null when nobody could
     */
    record Row(
            @Nullable String path,
            String name,
            String born,
            String age,
            String number,
            boolean mine,
            @Nullable String twin) {}

    static SearchPage empty() {
        return new SearchPage(new SearchForm("", "", "", ""), List.of(), null, false);
    }

    static SearchPage refused(SearchForm form, List<FieldError> errors) {
        return new SearchPage(form, errors, null, false);
    }

    static SearchPage of(Frame frame, SearchForm form, PatientHits found, Instant now) {
        var people = found.hits().stream().map(PatientHits.Hit::person).toList();
        var names = people.stream().collect(Collectors.groupingBy(SearchPage::name, Collectors.counting()));
        var twins = people.stream().collect(Collectors.groupingBy(SearchPage::day, Collectors.counting()));
        var opens = !frame.viewer().holdsOneOf(Role.BILLING)
                || frame.viewer()
                        .holdsOneOf(
                                Role.FRONT_DESK,
                                Role.MEDICAL_ASSISTANT,
                                Role.NURSE,
                                Role.CLINICIAN,
                                Role.PORTAL_COORDINATOR,
                                Role.MEDICAL_DIRECTOR);
        Function<PatientHits.Hit, Row> row = hit -> row(
                frame.words(),
                hit,
                opens,
                now,
                names.getOrDefault(name(hit.person()), 0L),
                twins.getOrDefault(day(hit.person()), 0L));
        return new SearchPage(form, List.of(), found.hits().stream().map(row).toList(), found.more());
    }

    private static Row row(Words words, PatientHits.Hit hit, boolean opens, Instant now, long named, long sameDay) {
        var who = hit.person();
        var twin = named > 1
                ? words.say("patients.twin.name", named, who.name())
                : sameDay > 1 ? words.say("patients.twin.day", sameDay, who.family()) : null;
        return new Row(
                opens ? PatientController.path(who.id()) : null,
                who.name(),
                words.date(who.birthDate()),
                words.say("patients.years", IdentityBand.years(who, now, words)),
                who.recordNumber() == null ? "" : who.recordNumber(),
                hit.mine(),
                twin);
    }

    private static String name(Person who) {
        return Names.normal(who.given()) + '|' + Names.family(who.family());
    }

    private static String day(Person who) {
        return Names.family(who.family()) + '|' + who.birthDate();
    }
}
