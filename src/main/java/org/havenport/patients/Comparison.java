package org.havenport.patients;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a claim beside a patient on file, trait by trait. */
final class Comparison {

    private static final int SHORTEST_CONTACT = 7;
    private static final int PHONE_DIGITS = 10;

    private final Set<Trait> equal = EnumSet.noneOf(Trait.class);
    private final Map<Trait, Difference> differing = new EnumMap<>(Trait.class);

    private Comparison() {}

    /** Which numbers are shared was found by their hashes. */
    static Candidate of(UUID patient, Demographics onFile, Claimed claimed, Set<Agreement> numbers) {
        var it = new Comparison();
        var names = NamesCompared.of(onFile.given(), onFile.family(), claimed.given(), claimed.family());
        it.numbers(onFile, claimed, numbers);
        it.put(Trait.BIRTH_DATE, birthDate(onFile, claimed));
        it.put(Trait.FAMILY_NAME, names.family());
        it.put(Trait.GIVEN_NAME, names.given());
        it.put(Trait.SEX, sex(onFile.sex(), claimed.sex()));
        it.put(Trait.PHONE, shared(onFile.phones(), claimed.phones(), Comparison::digits));
        it.put(
                Trait.EMAIL,
                shared(onFile.emails(), claimed.emails(), mail -> mail.strip().toLowerCase(Locale.ROOT)));
        it.put(Trait.ADDRESS, address(onFile.address(), claimed.address()));
        return new Candidate(patient, Candidate.asIdentifiers(it.equal, names, numbers), it.equal, it.differing, names);
    }

    private void put(Trait trait, @Nullable Difference how) {
        if (how == null) {
            equal.add(trait);
        } else {
            differing.put(trait, how);
        }
    }

    private void numbers(Demographics onFile, Claimed claimed, Set<Agreement> numbers) {
        if (numbers.contains(Agreement.RECORD_NUMBER)) {
            equal.add(Trait.RECORD_NUMBER);
        } else if (onFile.recordNumberDiffers(claimed)) {
            differing.put(Trait.RECORD_NUMBER, Difference.OTHER);
        } else {
            differing.put(
                    Trait.RECORD_NUMBER, claimed.recordNumber() == null ? Difference.NOT_SAID : Difference.NOT_ON_FILE);
        }
        if (numbers.contains(Agreement.OTHER_NUMBER)) {
            equal.add(Trait.OTHER_NUMBER);
        }
    }

    private static @Nullable Difference birthDate(Demographics onFile, Claimed claimed) {
        var said = claimed.birthDate();
        return said == null ? Difference.NOT_SAID : BirthDates.difference(onFile.birthDate(), said);
    }

    private static @Nullable Difference sex(@Nullable Sex mine, @Nullable Sex theirs) {
        if (theirs != null && theirs == mine) {
            return null;
        }
        if (theirs != null && mine != null && mine.contradicts(theirs)) {
            return Difference.OTHER;
        }
        return theirs == Sex.FEMALE || theirs == Sex.MALE ? Difference.NOT_ON_FILE : Difference.NOT_SAID;
    }

    private static @Nullable Difference address(@Nullable Address mine, @Nullable Address theirs) {
        if (theirs == null || theirs.lines().isEmpty() || theirs.postalCode().isBlank()) {
            return Difference.NOT_SAID;
        }
        if (mine == null || mine.lines().isEmpty() || mine.postalCode().isBlank()) {
            return Difference.NOT_ON_FILE;
        }
        var same = Names.normal(mine.lines().getFirst())
                        .equals(Names.normal(theirs.lines().getFirst()))
                && mine.postalCode().equals(theirs.postalCode());
        return same ? null : Difference.OTHER;
    }

    private static @Nullable Difference shared(List<String> mine, List<String> theirs, UnaryOperator<String> normal) {
        if (theirs.isEmpty()) {
            return Difference.NOT_SAID;
        }
        if (mine.isEmpty()) {
            return Difference.NOT_ON_FILE;
        }
        var known = mine.stream().map(normal).collect(Collectors.toSet());
        return theirs.stream().map(normal).anyMatch(it -> it.length() >= SHORTEST_CONTACT && known.contains(it))
                ? null
                : Difference.OTHER;
    }

    /** The last ten digits: with or without the country's 1. */
    static String digits(String phone) {
        var digits = phone.replaceAll("\\D", "");
        return digits.length() > PHONE_DIGITS ? digits.substring(digits.length() - PHONE_DIGITS) : digits;
    }
}
