package org.havenport.patients;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A patient on file who shares something with a claim, and what was found on comparing the two.
 *
 * @param agreed what is equal, as far as it counts as an identifier
 * @param equal every trait that is equal
 * @param differing every other trait, and how it differs
 * @param names the names side by side
 */
record Candidate(
        UUID patient, Set<Agreement> agreed, Set<Trait> equal, Map<Trait, Difference> differing, NamesCompared names) {

    boolean has(Agreement what) {
        return agreed.contains(what);
    }

    boolean sharesANumber() {
        return has(Agreement.RECORD_NUMBER) || has(Agreement.OTHER_NUMBER);
    }

    boolean sharesAContact() {
        return has(Agreement.PHONE) || has(Agreement.EMAIL) || has(Agreement.ADDRESS);
    }

    /** Both have a birth date, and they differ. */
    boolean birthDateDiffers() {
        return contradicts(Trait.BIRTH_DATE);
    }

    /** Both have a birth date, and one could be the other mistyped. */
    boolean birthDateIsNear() {
        var how = differing.get(Trait.BIRTH_DATE);
        return how == Difference.DAY_AND_MONTH || how == Difference.TYPING;
    }

    /** Both have a sex, and they contradict each other. */
    boolean sexDiffers() {
        return contradicts(Trait.SEX);
    }

    /** Both have a record number of one system, and they differ. */
    boolean recordNumberDiffers() {
        return contradicts(Trait.RECORD_NUMBER);
    }

    /** Neither the family names nor the given names are alike. */
    boolean nameDiffers() {
        return names.given() == Difference.OTHER && names.family() == Difference.OTHER;
    }

    /** The given names are two names, as those of twins. */
    boolean givenDiffers() {
        return names.given() == Difference.OTHER;
    }

    /** As what a person is shown. */
    Likeness likeness() {
        return Likeness.of(patient, equal, differing);
    }

    private boolean contradicts(Trait trait) {
        var how = differing.get(trait);
        return how != null && how.contradicts();
    }

    /** What of all this counts as an identifier. */
    static Set<Agreement> asIdentifiers(Set<Trait> equal, NamesCompared names, Set<Agreement> numbers) {
        var agreed = new HashSet<>(numbers);
        if (names.equal()) {
            agreed.add(Agreement.NAME);
        }
        for (var trait : equal) {
            switch (trait) {
                case BIRTH_DATE -> agreed.add(Agreement.BIRTH_DATE);
                case PHONE -> agreed.add(Agreement.PHONE);
                case EMAIL -> agreed.add(Agreement.EMAIL);
                case ADDRESS -> agreed.add(Agreement.ADDRESS);
                case RECORD_NUMBER, OTHER_NUMBER, FAMILY_NAME, GIVEN_NAME, SEX -> {}
            }
        }
        return agreed.isEmpty() ? EnumSet.noneOf(Agreement.class) : EnumSet.copyOf(agreed);
    }
}
