package org.havenport.patients;

import static org.havenport.patients.Agreement.BIRTH_DATE;
import static org.havenport.patients.Agreement.NAME;
import static org.havenport.patients.Agreement.RECORD_NUMBER;
import static org.havenport.patients.MatchResult.Doubt.ANOTHER_FITS_THE_NAME_BETTER;
import static org.havenport.patients.MatchResult.Doubt.BIRTH_DATE_DIFFERS;
import static org.havenport.patients.MatchResult.Doubt.GIVEN_NAME_DIFFERS;
import static org.havenport.patients.MatchResult.Doubt.NAME_DIFFERS;
import static org.havenport.patients.MatchResult.Doubt.ONLY_ONE_IDENTIFIER_AGREES;
import static org.havenport.patients.MatchResult.Doubt.SAME_BIRTH_DATE_AND_SIMILAR_NAME;
import static org.havenport.patients.MatchResult.Doubt.SAME_NAME_AND_SIMILAR_BIRTH_DATE;
import static org.havenport.patients.MatchResult.Doubt.SEVERAL_PATIENTS;
import static org.havenport.patients.MatchResult.Doubt.SEX_DIFFERS;

import java.util.List;
import org.havenport.patients.MatchResult.Conflict;
import org.havenport.patients.MatchResult.Found;
import org.havenport.patients.MatchResult.Near;
import org.havenport.patients.MatchResult.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * The rule of A1.8: a patient is found by record number and birth date, or by name and birth date and another
 * identifier. A name alone finds nobody; a contradiction beside a shared number is never overlooked. Twins share the
 * birth date, so a record number that comes with another first name, or with a name that fits somebody else of that
 * day better, is a person's to judge.
 */
final class TwoIdentifiersMustAgree {

    private TwoIdentifiersMustAgree() {}

    /** The one answer for all candidates together. */
    static MatchResult among(List<Candidate> candidates) {
        var verdicts = candidates.stream().map(TwoIdentifiersMustAgree::one).toList();
        var conflict = verdicts.stream().filter(Conflict.class::isInstance).findFirst();
        if (conflict.isPresent()) {
            return conflict.get();
        }
        var found = verdicts.stream()
                .filter(Found.class::isInstance)
                .map(Found.class::cast)
                .toList();
        var holders = candidates.stream().filter(Candidate::sharesANumber).count();
        if (found.size() > 1 || holders > 1) {
            return new Conflict(SEVERAL_PATIENTS);
        }
        var near = verdicts.stream().filter(Near.class::isInstance).findFirst();
        if (found.size() == 1) {
            return certain(found.getFirst(), near.orElse(null), candidates);
        }
        return near.orElseGet(Unknown::new);
    }

    /** One was found: unless somebody else could be meant as well. */
    private static MatchResult certain(Found found, @Nullable MatchResult near, List<Candidate> candidates) {
        if (!found.agreed().contains(RECORD_NUMBER)) {
            return near == null ? found : near;
        }
        var likeness = candidates.stream()
                .filter(it -> it.patient().equals(found.patient()))
                .mapToDouble(it -> it.names().likeness())
                .max()
                .orElse(0);
        var better = candidates.stream()
                .anyMatch(it -> !it.patient().equals(found.patient())
                        && it.has(BIRTH_DATE)
                        && it.names().similar()
                        && it.names().likeness() > likeness);
        return better ? new Conflict(ANOTHER_FITS_THE_NAME_BETTER) : found;
    }

    private static MatchResult one(Candidate it) {
        if (it.sharesANumber()) {
            return byNumber(it);
        }
        if (it.has(NAME) && it.birthDateIsNear() && !it.sexDiffers()) {
            var sameHome = it.sharesAContact() || !it.recordNumberDiffers();
            return sameHome ? new Near(SAME_NAME_AND_SIMILAR_BIRTH_DATE) : new Unknown();
        }
        if (!it.has(BIRTH_DATE) || !it.has(NAME) && !it.names().similar()) {
            return new Unknown();
        }
        var safe = it.has(NAME) && it.sharesAContact() && !it.sexDiffers() && !it.recordNumberDiffers();
        return safe ? new Found(it.patient(), it.agreed()) : new Near(SAME_BIRTH_DATE_AND_SIMILAR_NAME);
    }

    private static MatchResult byNumber(Candidate it) {
        if (it.birthDateDiffers()) {
            return new Conflict(BIRTH_DATE_DIFFERS);
        }
        if (it.sexDiffers()) {
            return new Conflict(SEX_DIFFERS);
        }
        var recordNumber = it.has(RECORD_NUMBER) && it.has(BIRTH_DATE);
        if (recordNumber && it.nameDiffers()) {
            return new Near(NAME_DIFFERS);
        }
        if (recordNumber && it.givenDiffers()) {
            return new Near(GIVEN_NAME_DIFFERS);
        }
        var otherNumber = it.has(BIRTH_DATE) && it.has(NAME) && !it.recordNumberDiffers();
        return recordNumber || otherNumber
                ? new Found(it.patient(), it.agreed())
                : new Near(ONLY_ONE_IDENTIFIER_AGREES);
    }
}
