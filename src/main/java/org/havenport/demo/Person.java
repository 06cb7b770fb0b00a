package org.havenport.demo;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** A synthetic patient; nobody of this name and birth date is meant. */
record Person(
        int index,
        UUID id,
        String recordNumber,
        String given,
        String family,
        LocalDate born,
        boolean female,
        String language,
        String mobile,
        String home,
        String street,
        Set<Condition> conditions) {

    String name() {
        return given + " " + family;
    }

    boolean has(Condition condition) {
        return conditions.contains(condition);
    }

    int ageOn(LocalDate day) {
        return born.until(day).getYears();
    }

    String email() {
        return userName() + "@example.org";
    }

    /** First and last name as they can be typed everywhere, for example {@code lucia.nunez}. */
    String userName() {
        return userName(given, family);
    }

    static String userName(String given, String family) {
        var plain = java.text.Normalizer.normalize(given + "." + family, java.text.Normalizer.Form.NFD);
        return plain.replaceAll("[^A-Za-z.]", "").toLowerCase(Locale.ROOT);
    }
}
