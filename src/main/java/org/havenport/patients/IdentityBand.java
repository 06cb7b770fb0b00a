package org.havenport.patients;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/**
 * Whose page this is, where nobody can overlook it: name, birth date with age, record number, sex.
 *
 * @param number the record number in words, or null when there is none
 * @param sex in words, or null when it is not known
 */
public record IdentityBand(
        String name,
        String born,
        @Nullable String number,
        @Nullable String sex) {

    /** The band of a patient at an instant. */
    public static IdentityBand of(Frame frame, Person who, Instant now) {
        var words = frame.words();
        return new IdentityBand(
                who.name(),
                words.say("patients.born", words.date(who.birthDate()), years(who, now, words)),
                who.recordNumber() == null ? null : words.say("patients.number", who.recordNumber()),
                who.sex() == null ? null : words.say("patients.sex." + who.sex()));
    }

    static int years(Person who, Instant now, Words words) {
        return Period.between(who.birthDate(), LocalDate.ofInstant(now, words.zone()))
                .getYears();
    }

    @Override
    public String toString() {
        return "IdentityBand";
    }
}
