package org.havenport.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.house.Verifies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TwoIdentifiersMustAgreeTests {

    private static final UUID PATIENT = UUID.randomUUID();
    private static final LocalDate BORN = LocalDate.of(1961, 4, 3);
    private static final Demographics ON_FILE = new Demographics(
            "O'Neill",
            List.of("Mary", "Ann"),
            BORN,
            Sex.FEMALE,
            List.of(new Demographics.Number("urn:mrn", "A-17")),
            List.of("+1 (508) 555-0142"),
            List.of("mary@example.org"),
            new Address(List.of("12 Elm Street"), "Salem", "MA", "01970", "US"),
            "en");

    static Stream<Arguments> table() {
        return Stream.of(
                // record number, other number, given, family, birth date, sex, contact -> verdict
                of("record number and birth date", true, false, "Mary", "Other", BORN, Sex.FEMALE, null, "Found"),
                of("number, date, another given name", true, false, "Joan", "O'Neill", BORN, null, null, "Near"),
                of("number, date, a typing error", true, false, "Marie", "ONeil", BORN, Sex.FEMALE, null, "Found"),
                of("number, date, names swapped", true, false, "O'Neill", "Mary", BORN, Sex.FEMALE, null, "Found"),
                of("number, date, a whole other name", true, false, "Joan", "Stone", BORN, null, null, "Near"),
                of("both numbers, a whole other name", true, true, "Joan", "Stone", BORN, null, null, "Near"),
                of("all agrees", true, true, "Mary", "O'Neill", BORN, Sex.FEMALE, "508-555-0142", "Found"),
                of("name, birth date, other number", false, true, "mary", "ONEILL", BORN, null, null, "Found"),
                of("name, birth date, phone", false, false, "Mary", "O'Neill", BORN, null, "5085550142", "Found"),
                of(
                        "name, birth date, e-mail",
                        false,
                        false,
                        "Mary",
                        "O'Neill",
                        BORN,
                        null,
                        "Mary@example.org",
                        "Found"),
                of("name alone", false, false, "Mary", "O'Neill", null, Sex.FEMALE, null, "Unknown"),
                of("name and phone", false, false, "Mary", "O'Neill", null, Sex.FEMALE, "508-555-0142", "Unknown"),
                of("name and birth date", false, false, "Mary", "O'Neill", BORN, Sex.FEMALE, null, "Near"),
                of("a typing error", false, false, "Mary", "ONeil", BORN, Sex.FEMALE, "508-555-0142", "Near"),
                of("family name changed", false, false, "Mary", "Smith", BORN, Sex.FEMALE, null, "Near"),
                of("names swapped", false, false, "O'Neill", "Mary", BORN, Sex.FEMALE, null, "Near"),
                of("another person, same birth date", false, false, "Peter", "Stone", BORN, Sex.MALE, null, "Unknown"),
                of("a twin", false, false, "Joan", "O'Neill", BORN, Sex.FEMALE, "508-555-0142", "Unknown"),
                of("record number alone", true, false, "Mary", "O'Neill", null, Sex.FEMALE, null, "Near"),
                of("other number and birth date", false, true, "Peter", "Stone", BORN, null, null, "Near"),
                of("birth date differs", true, false, "Mary", "O'Neill", BORN.plusDays(1), null, null, "Conflict"),
                of(
                        "other number, birth date differs",
                        false,
                        true,
                        "Mary",
                        "O'Neill",
                        BORN.plusYears(1),
                        null,
                        null,
                        "Conflict"),
                of("sex differs", true, true, "Mary", "O'Neill", BORN, Sex.MALE, null, "Conflict"),
                of("sex unknown", true, false, "Mary", "O'Neill", BORN, Sex.UNKNOWN, null, "Found"),
                of("no number, sex differs", false, false, "Mary", "O'Neill", BORN, Sex.MALE, "508-555-0142", "Near"));
    }

    @ParameterizedTest(name = "{0} -> {8}")
    @MethodSource("table")
    @Verifies({"A1.8#1", "A1.8#2", "A1.8#3", "A1.8#5"})
    void aPatientIsFoundByTwoIndependentIdentifiersOrNotAtAll(
            String what,
            boolean recordNumber,
            boolean otherNumber,
            String given,
            String family,
            @Nullable LocalDate birthDate,
            @Nullable Sex sex,
            @Nullable String contact,
            String verdict) {
        assertThat(what).isNotEmpty();
        var numbers = EnumSet.noneOf(Agreement.class);
        if (recordNumber) {
            numbers.add(Agreement.RECORD_NUMBER);
        }
        if (otherNumber) {
            numbers.add(Agreement.OTHER_NUMBER);
        }
        var candidate = Comparison.of(PATIENT, ON_FILE, claimed(given, family, birthDate, sex, contact), numbers);
        assertThat(TwoIdentifiersMustAgree.among(List.of(candidate)).getClass().getSimpleName())
                .isEqualTo(verdict);
    }

    @Test
    void nobodyIsFoundAmongNobody() {
        assertThat(TwoIdentifiersMustAgree.among(List.of())).isEqualTo(new MatchResult.Unknown());
    }

    @Test
    void numbersOfTwoPatientsContradict() {
        var one = candidate(Set.of(Agreement.RECORD_NUMBER, Agreement.BIRTH_DATE), true);
        var other = candidate(Set.of(Agreement.OTHER_NUMBER), false);
        assertThat(TwoIdentifiersMustAgree.among(List.of(one, other)))
                .isEqualTo(new MatchResult.Conflict(MatchResult.Doubt.SEVERAL_PATIENTS));
    }

    @Test
    void aTwinWithASimilarNameDoesNotHideTheHolderOfTheRecordNumber() {
        var holder = candidate(Set.of(Agreement.RECORD_NUMBER, Agreement.BIRTH_DATE), true);
        var twin = candidate(Set.of(Agreement.BIRTH_DATE), true);
        assertThat(TwoIdentifiersMustAgree.among(List.of(twin, holder))).isInstanceOf(MatchResult.Found.class);
    }

    @Test
    void aNearOneCastsDoubtOnAMatchByName() {
        var byName = candidate(Set.of(Agreement.NAME, Agreement.BIRTH_DATE, Agreement.ADDRESS), true);
        var near = candidate(Set.of(Agreement.NAME, Agreement.BIRTH_DATE), true);
        assertThat(TwoIdentifiersMustAgree.among(List.of(byName, near))).isInstanceOf(MatchResult.Near.class);
    }

    @Test
    void anotherRecordNumberOfTheSameSystemCastsDoubt() {
        var claimed = new Claimed(
                "test",
                "O'Neill",
                List.of("Mary"),
                BORN,
                Sex.FEMALE,
                List.of(new Identifier(Identifier.Kind.RECORD_NUMBER, "urn:mrn", "B-99")),
                List.of("508-555-0142"),
                List.of(),
                null,
                null);
        assertThat(TwoIdentifiersMustAgree.among(List.of(Comparison.of(PATIENT, ON_FILE, claimed, Set.of()))))
                .isInstanceOf(MatchResult.Near.class);
    }

    private static Candidate candidate(Set<Agreement> agreed, boolean similar) {
        return candidate(agreed, similar ? 0.9 : 0.2);
    }

    private static Candidate candidate(Set<Agreement> agreed, double likeness) {
        var how = likeness == 1 ? null : likeness > 0.5 ? Difference.TYPING : Difference.OTHER;
        return new Candidate(UUID.randomUUID(), agreed, Set.of(), Map.of(), new NamesCompared(null, how, likeness));
    }

    private static Claimed claimed(
            String given, String family, @Nullable LocalDate birthDate, @Nullable Sex sex, @Nullable String contact) {
        var mail = contact != null && contact.contains("@");
        return new Claimed(
                "test",
                family,
                List.of(given),
                birthDate,
                sex,
                List.of(),
                contact == null || mail ? List.of() : List.of(contact),
                contact != null && mail ? List.of(contact) : List.of(),
                null,
                null);
    }
}
