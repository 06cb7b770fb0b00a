package org.havenport.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.havenport.home.Words;
import org.havenport.house.PortalTest;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class LikenessTests {

    private static final AtomicInteger BORN = new AtomicInteger();
    private static final Viewer JOB = Viewer.job("test");

    @Autowired
    private Patients patients;

    @Autowired
    private Viewers viewers;

    private final String family = "Q" + letters();
    /** Day and month can be exchanged, and nobody else of these tests was born then. */
    private final LocalDate born = LocalDate.of(1800 + BORN.getAndIncrement(), 5, 2);

    private final String number = UUID.randomUUID().toString();

    @Test
    void theLikeliestComesFirstWithWhatAgreesAndHowTheRestDiffers() {
        var meant = patients.create(JOB, claimed("Maria", family, born, number));
        var twin = patients.create(
                JOB, claimed("Marta", family, born, UUID.randomUUID().toString()));
        patients.create(
                JOB, claimed("Peter", "W" + letters(), born, UUID.randomUUID().toString()));
        var found = patients.candidates(viewers.staff(Role.NURSE), claimed("Maria", family, born, number));
        assertThat(found).extracting(Likeness::patient).startsWith(meant, twin);
        assertThat(found.getFirst().score()).isEqualTo(100);
        assertThat(found.getFirst().agreed())
                .contains(Trait.RECORD_NUMBER, Trait.BIRTH_DATE, Trait.GIVEN_NAME, Trait.FAMILY_NAME, Trait.PHONE);
        assertThat(found.get(1).score()).isBetween(30, 85);
        assertThat(found.get(1).differing())
                .containsEntry(Trait.GIVEN_NAME, Difference.TYPING)
                .containsEntry(Trait.RECORD_NUMBER, Difference.OTHER);
        var words = new LikenessInWords(Words.of(Locale.ENGLISH, java.time.ZoneOffset.UTC), found.get(1));
        assertThat(words.differing()).contains("first name: a typing error apart");
        assertThat(words.agreed()).contains("birth date", "phone");
    }

    @Test
    void dayAndMonthOrNamesExchangedAreStillFound() {
        var id = patients.create(JOB, claimed("Maria", family, born, number));
        var day = patients.candidates(
                JOB,
                claimed(
                        "Maria",
                        family,
                        LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue()),
                        null));
        assertThat(day).singleElement().satisfies(it -> {
            assertThat(it.patient()).isEqualTo(id);
            assertThat(it.differing()).containsEntry(Trait.BIRTH_DATE, Difference.DAY_AND_MONTH);
        });
        var names = patients.candidates(JOB, claimed(family, "Maria", LocalDate.of(1790, 1, 1), null));
        assertThat(names)
                .singleElement()
                .satisfies(it -> assertThat(it.differing()).containsEntry(Trait.GIVEN_NAME, Difference.SWAPPED));
    }

    @Test
    void aMistypedBirthDateOfTheSameNameIsForAPersonToJudge() {
        patients.create(JOB, claimed("Maria", family, born, number));
        assertThat(patients.match(JOB, claimed("Maria", family, born.plusDays(5), null)))
                .isEqualTo(new MatchResult.Near(MatchResult.Doubt.SAME_NAME_AND_SIMILAR_BIRTH_DATE));
        assertThat(patients.match(JOB, claimed("Maria", family, LocalDate.of(1895, 12, 30), null)))
                .isInstanceOf(MatchResult.Unknown.class);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var claim = claimed("Maria", family, born, number);
        patients.create(JOB, claim);
        assertThat(patients.candidates(viewers.staff(Role.COMPLIANCE_OFFICER), claim))
                .isEmpty();
        assertThat(patients.candidates(viewers.staff(), claim)).isEmpty();
    }

    private static Claimed claimed(String given, String family, LocalDate birthDate, @Nullable String number) {
        return new Claimed(
                "test",
                family,
                List.of(given),
                birthDate,
                Sex.FEMALE,
                number == null ? List.of() : List.of(new Identifier(Identifier.Kind.RECORD_NUMBER, "urn:mrn", number)),
                List.of("503-555-0142"),
                List.of(),
                new Address(List.of("1 Elm Street"), "Salem", "MA", "01970", "US"),
                "en");
    }

    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "wyk";
    }
}
