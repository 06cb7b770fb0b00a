package org.havenport.patients;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What is sealed of a patient. Of the identifiers only record numbers are in it; the others live as hashes alone. */
record Demographics(
        String family,
        List<String> given,
        LocalDate birthDate,
        @Nullable Sex sex,
        List<Number> recordNumbers,
        List<String> phones,
        List<String> emails,
        @Nullable Address address,
        @Nullable String language) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A record number and who gave it. */
    record Number(String system, String value) {}

    static Demographics of(Claimed claimed) {
        return new Demographics(
                Objects.requireNonNullElse(claimed.family(), ""),
                claimed.given(),
                Objects.requireNonNull(claimed.birthDate(), "birth date"),
                claimed.sex(),
                recordNumbers(claimed).toList(),
                claimed.phones(),
                claimed.emails(),
                claimed.address(),
                claimed.language());
    }

    private static Stream<Number> recordNumbers(Claimed claimed) {
        return claimed.identifiers().stream()
                .filter(i -> i.kind() == Identifier.Kind.RECORD_NUMBER)
                .map(i -> new Number(i.system(), i.value()));
    }

    static Demographics read(byte[] json) {
        return JSON.readValue(json, Demographics.class);
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    Person person(UUID id) {
        var name = Stream.concat(given.stream(), Stream.of(family))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return new Person(
                id,
                name,
                given.isEmpty() ? name : given.getFirst(),
                family,
                birthDate,
                sex,
                recordNumbers.isEmpty() ? null : recordNumbers.getFirst().value(),
                phones,
                emails,
                address,
                language);
    }

    /** Compares a claim with this patient; which numbers are shared was found by their hashes. */
    Candidate compare(UUID patient, Claimed claimed, Set<Agreement> numbers) {
        var agreed = EnumSet.noneOf(Agreement.class);
        agreed.addAll(numbers);
        add(agreed, Agreement.BIRTH_DATE, birthDate.equals(claimed.birthDate()));
        var mine = Names.normal(family);
        var theirs = Names.normal(Objects.requireNonNullElse(claimed.family(), ""));
        var firstMine = first(given);
        var firstTheirs = first(claimed.given());
        add(agreed, Agreement.NAME, mine.equals(theirs) && firstMine.equals(firstTheirs) && !theirs.isEmpty());
        add(agreed, Agreement.PHONE, share(phones, claimed.phones(), Demographics::digits));
        add(
                agreed,
                Agreement.EMAIL,
                share(emails, claimed.emails(), mail -> mail.strip().toLowerCase(Locale.ROOT)));
        add(agreed, Agreement.ADDRESS, sameAddress(claimed.address()));
        var similar = Names.similar(firstMine, mine, firstTheirs, theirs);
        return new Candidate(
                patient,
                agreed,
                claimed.birthDate() != null && !birthDate.equals(claimed.birthDate()),
                sex != null && claimed.sex() != null && sex.contradicts(claimed.sex()),
                recordNumberDiffers(claimed),
                similar,
                !similar && !Names.alike(firstMine, firstTheirs) && !Names.alike(mine, theirs));
    }

    private boolean recordNumberDiffers(Claimed claimed) {
        return recordNumbers(claimed)
                .anyMatch(theirs -> recordNumbers.stream().anyMatch(mine -> mine.system.equals(theirs.system))
                        && recordNumbers.stream().noneMatch(theirs::equals));
    }

    private boolean sameAddress(@Nullable Address theirs) {
        return address != null
                && theirs != null
                && !address.lines().isEmpty()
                && !address.postalCode().isBlank()
                && Names.normal(address.lines().getFirst())
                        .equals(
                                theirs.lines().isEmpty()
                                        ? ""
                                        : Names.normal(theirs.lines().getFirst()))
                && address.postalCode().equals(theirs.postalCode());
    }

    private static boolean share(
            List<String> mine, List<String> theirs, java.util.function.UnaryOperator<String> normal) {
        var known = mine.stream().map(normal).collect(Collectors.toSet());
        return theirs.stream().map(normal).anyMatch(value -> value.length() > 6 && known.contains(value));
    }

    /** The last ten digits: with or without the country's 1. */
    private static String digits(String phone) {
        var digits = phone.replaceAll("\\D", "");
        return digits.length() > 10 ? digits.substring(digits.length() - 10) : digits;
    }

    private static String first(List<String> given) {
        return given.isEmpty() ? "" : Names.normal(given.getFirst());
    }

    private static void add(Set<Agreement> agreed, Agreement what, boolean holds) {
        if (holds) {
            agreed.add(what);
        }
    }

    @Override
    public String toString() {
        return "Demographics";
    }
}
