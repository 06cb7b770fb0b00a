package org.havenport.patients;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says about its patient. It is a claim: {@link Patients#match} decides whose it is.
 *
 * @param source the sending system, as the importer names it
 * @param family family name
 * @param given given names, in order
 * @param birthDate the whole date; a message that knows only the year claims none
 * @param identifiers numbers of any kind
 * @param language BCP 47 tag of the preferred language
 * @param dead whether the person died; null when nothing is said of it
 */
public record Claimed(
        String source,
        @Nullable String family,
        List<String> given,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        List<Identifier> identifiers,
        List<String> phones,
        List<String> emails,
        @Nullable Address address,
        @Nullable String language,
        @Nullable Boolean dead) {

    public Claimed {
        given = List.copyOf(given);
        identifiers = List.copyOf(identifiers);
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
    }

    /** A claim that says nothing of a death. */
    public Claimed(
            String source,
            @Nullable String family,
            List<String> given,
            @Nullable LocalDate birthDate,
            @Nullable Sex sex,
            List<Identifier> identifiers,
            List<String> phones,
            List<String> emails,
            @Nullable Address address,
            @Nullable String language) {
        this(source, family, given, birthDate, sex, identifiers, phones, emails, address, language, null);
    }

    /** The record number, or {@code null}. */
    @Nullable
    String recordNumber() {
        return identifiers.stream()
                .filter(i -> i.kind() == Identifier.Kind.RECORD_NUMBER)
                .map(Identifier::value)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return "Claimed[" + source + "]";
    }
}
