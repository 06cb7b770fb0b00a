package org.havenport.house;

import java.util.List;
import java.util.UUID;

/**
 * A patient whose every word is found nowhere else.
 *
 * @param mark the letters in every name, title, note and address of theirs
 * @param words all that tells something about them: mark, value, phone, birth date, code
 * @param items their things in the chart
 */
public record CanaryPatient(UUID patient, String mark, List<String> words, List<UUID> items, CastMember person) {

    String phone() {
        return words.get(1);
    }

    /** Where a word cannot stand by chance: not the birth date, which is another's as well. */
    List<String> wordsOfTheirOwn() {
        return words.subList(0, words.size() - 1);
    }
}
