package org.havenport.patients;

import static org.havenport.patients.Agreement.BIRTH_DATE;
import static org.havenport.patients.Agreement.NAME;
import static org.havenport.patients.Agreement.RECORD_NUMBER;
import static org.havenport.patients.MatchResult.Doubt.BIRTH_DATE_DIFFERS;
import static org.havenport.patients.MatchResult.Doubt.NAME_DIFFERS;
import static org.havenport.patients.MatchResult.Doubt.ONLY_ONE_IDENTIFIER_AGREES;
import static org.havenport.patients.MatchResult.Doubt.SAME_BIRTH_DATE_AND_SIMILAR_NAME;
import static org.havenport.patients.MatchResult.Doubt.SEVERAL_PATIENTS;
import static org.havenport.patients.MatchResult.Doubt.SEX_DIFFERS;

import java.util.List;
import java.util.Objects;
import org.havenport.patients.MatchResult.Conflict;
import org.havenport.patients.MatchResult.Found;
import org.havenport.patients.MatchResult.Near;
import org.havenport.patients.MatchResult.Unknown;

/**
 * The rule of A1.8: a patient is found by record number and birth date, or by name and birth date and another
 * identifier. A whole other name beside record number and birth date is a person's to judge. A name alone finds nobody; a contradiction beside a shared number is never overlooked.
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
        var found = verdicts.stream().filter(Found.class::isInstance).toList();
        var holders = candidates.stream().filter(Candidate::sharesANumber).count();
        if (found.size() > 1 || holders > 1) {
            return new Conflict(SEVERAL_PATIENTS);
        }
        var near = verdicts.stream().filter(Near.class::isInstance).findFirst();
        if (found.size() == 1) {
            var match = (Found) Objects.requireNonNull(found.getFirst());
            return match.agreed().contains(RECORD_NUMBER) || near.isEmpty() ? match : near.get();
        }
        return near.orElseGet(Unknown::new);
    }

    private static MatchResult one(Candidate it) {
        if (it.sharesANumber()) {
            return byNumber(it);
        }
        if (!it.has(BIRTH_DATE) || !it.has(NAME) && !it.nameSimilar()) {
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
        if (it.has(RECORD_NUMBER) && it.has(BIRTH_DATE) && it.nameDiffers()) {
            return new Near(NAME_DIFFERS);
        }
        var recordNumber = it.has(RECORD_NUMBER) && it.has(BIRTH_DATE);
        var otherNumber = it.has(BIRTH_DATE) && it.has(NAME) && !it.recordNumberDiffers();
        return recordNumber || otherNumber
                ? new Found(it.patient(), it.agreed())
                : new Near(ONLY_ONE_IDENTIFIER_AGREES);
    }
}
