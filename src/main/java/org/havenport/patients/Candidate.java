package org.havenport.patients;

import java.util.Set;
import java.util.UUID;

/**
 * A patient on file who shares something with a claim, and what was found on comparing the two.
 *
 * @param agreed what is equal
 * @param birthDateDiffers both have a birth date, and they differ
 * @param sexDiffers both have a sex, and they contradict each other
 * @param recordNumberDiffers both have a record number of one system, and they differ
 * @param nameSimilar the names could be one name misspelt, shortened or swapped
 * @param nameDiffers both have a name, and neither the family names nor the given names are alike
 */
record Candidate(
        UUID patient,
        Set<Agreement> agreed,
        boolean birthDateDiffers,
        boolean sexDiffers,
        boolean recordNumberDiffers,
        boolean nameSimilar,
        boolean nameDiffers) {

    boolean has(Agreement what) {
        return agreed.contains(what);
    }

    boolean sharesANumber() {
        return has(Agreement.RECORD_NUMBER) || has(Agreement.OTHER_NUMBER);
    }

    boolean sharesAContact() {
        return has(Agreement.PHONE) || has(Agreement.EMAIL) || has(Agreement.ADDRESS);
    }
}
