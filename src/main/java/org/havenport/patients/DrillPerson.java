package org.havenport.patients;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody invented for a drill, as they truly are.
 *
 * @param sibling the place in the list of somebody with whom they are easily confused; -1 for nobody
 */
record DrillPerson(
        int place,
        String family,
        List<String> given,
        LocalDate born,
        Sex sex,
        String number,
        String phone,
        Address address,
        int sibling) {

    static final String NUMBERS = "urn:drill:record-numbers";

    /** What a message without any fault says. */
    Claimed claim() {
        return claim(family, given, born, sex, numbered(number), List.of(phone), address);
    }

    static Claimed claim(
            @Nullable String family,
            List<String> given,
            @Nullable LocalDate born,
            @Nullable Sex sex,
            List<Identifier> numbers,
            List<String> phones,
            @Nullable Address address) {
        return new Claimed("drill", family, given, born, sex, numbers, phones, List.of(), address, null);
    }

    static List<Identifier> numbered(String... numbers) {
        return List.of(numbers).stream()
                .map(it -> new Identifier(Identifier.Kind.RECORD_NUMBER, NUMBERS, it))
                .toList();
    }

    @Override
    public String toString() {
        return "DrillPerson[" + place + "]";
    }
}
