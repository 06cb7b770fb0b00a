package org.havenport.patients;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whom the staff looks for. Everything given must fit.
 *
 * @param name starts of names in any order, each of three letters or more; a shorter word is a whole name
 * @param born the birth date
 * @param number the record number, with or without its marks
 * @param phone the whole number
 */
public record PatientQuery(String name, @Nullable LocalDate born, String number, String phone) {

    /** By the start of a name alone. */
    public static PatientQuery named(String name) {
        return new PatientQuery(name, null, "", "");
    }

    /** Whether nothing is asked for. */
    public boolean isEmpty() {
        return Names.parts(name).isEmpty()
                && born == null
                && Names.normal(number).isEmpty()
                && Comparison.digits(phone).isEmpty();
    }

    @Override
    public String toString() {
        return "PatientQuery";
    }
}
