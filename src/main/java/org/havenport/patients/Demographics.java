package org.havenport.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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

    /** The same with what was known before and is not said now: a message that does not repeat a thing takes none back. */
    Demographics over(Demographics before) {
        var numbers = Stream.concat(recordNumbers.stream(), before.recordNumbers.stream())
                .distinct()
                .toList();
        return new Demographics(
                family,
                given.isEmpty() ? before.given : given,
                birthDate,
                sex == null || sex == Sex.UNKNOWN ? before.sex : sex,
                numbers,
                phones.isEmpty() ? before.phones : phones,
                emails.isEmpty() ? before.emails : emails,
                address == null ? before.address : address,
                language == null ? before.language : language);
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

    /** Both have a record number of one system, and none is shared. */
    boolean recordNumberDiffers(Claimed claimed) {
        return recordNumbers(claimed)
                .anyMatch(theirs -> recordNumbers.stream().anyMatch(mine -> mine.system.equals(theirs.system))
                        && recordNumbers.stream().noneMatch(theirs::equals));
    }

    @Override
    public String toString() {
        return "Demographics";
    }
}
