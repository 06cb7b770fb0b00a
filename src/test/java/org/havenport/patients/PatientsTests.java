package org.havenport.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PatientsTests {

    private static final Viewer JOB = Viewer.job("test");
    private static final LocalDate BORN = LocalDate.of(1948, 11, 2);

    @Autowired
    private Patients patients;

    @Autowired
    private Asking asking;

    private final String number = UUID.randomUUID().toString();

    @Test
    void aNewPatientIsKnownByEverythingSaidAndMatchedAgain() {
        var claimed = claimed("Family" + number, BORN, number);
        assertThat(patients.match(JOB, claimed)).isNotInstanceOf(MatchResult.Found.class);
        var id = patients.create(JOB, claimed);
        var person = patients.who(JOB, id).orElseThrow();
        assertThat(person.name()).isEqualTo("Greta Family" + number);
        assertThat(person.given()).isEqualTo("Greta");
        assertThat(person.birthDate()).isEqualTo(BORN);
        assertThat(person.recordNumber()).isEqualTo(number);
        assertThat(person.phones()).containsExactly("555-0100");
        assertThat(person.toString()).doesNotContain("Greta").doesNotContain(number);
        assertThat(patients.match(JOB, claimed)).isInstanceOfSatisfying(MatchResult.Found.class, found -> {
            assertThat(found.patient()).isEqualTo(id);
            assertThat(found.agreed()).contains(Agreement.RECORD_NUMBER, Agreement.BIRTH_DATE);
        });
    }

    @Test
    @Verifies("A1.8#3")
    void aBirthDateThatDiffersIsAConflict() {
        patients.create(JOB, claimed("Family" + number, BORN, number));
        assertThat(patients.match(JOB, claimed("Family" + number, BORN.plusDays(1), number)))
                .isEqualTo(new MatchResult.Conflict(MatchResult.Doubt.BIRTH_DATE_DIFFERS));
    }

    @Test
    void nobodyIsCreatedWithoutABirthDate() {
        assertThatThrownBy(() -> patients.create(JOB, claimed("Family", null, number)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Family");
    }

    @Test
    void oneNumberIsNeverTwoPatients() {
        patients.create(JOB, claimed("Family" + number, BORN, number));
        assertThatThrownBy(() -> patients.create(JOB, claimed("Other", BORN.plusYears(1), number)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatTheMasterOfPatientsSaysLaterReplacesWhatItSaid() {
        var claimed = claimed("Family" + number, BORN, number);
        var id = patients.create(JOB, claimed);
        assertThat(patients.update(JOB, id, claimed)).isFalse();
        assertThat(patients.update(JOB, id, claimed("Newname" + number, BORN, number)))
                .isTrue();
        assertThat(patients.who(JOB, id).orElseThrow().family()).isEqualTo("Newname" + number);
    }

    @Test
    @Verifies("A1.8#3")
    void whatAMessageDoesNotRepeatIsNotForgotten() {
        var claimed = claimed("Family" + number, BORN, number);
        var id = patients.create(JOB, claimed);
        patients.update(
                JOB,
                id,
                new Claimed(
                        "test",
                        "Family" + number,
                        List.of("Greta"),
                        BORN,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null));
        var person = patients.who(JOB, id).orElseThrow();
        assertThat(person.sex()).isEqualTo(Sex.FEMALE);
        assertThat(person.recordNumber()).isEqualTo(number);
        assertThat(person.phones()).isNotEmpty();
        assertThat(person.address()).isNotNull();
    }

    @Test
    void itRefusesAnotherPatient() {
        var id = patients.create(JOB, claimed("Family" + number, BORN, number));
        var nobodysSession = UUID.randomUUID();
        var stranger = new Viewer.Patient(nobodysSession, UUID.randomUUID(), id, "");
        assertThat(patients.who(stranger, id)).isEmpty();
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var id = patients.create(JOB, claimed("Family" + number, BORN, number));
        var hugo = new Viewer.Staff(UUID.randomUUID(), UUID.randomUUID(), Set.<Role>of(), "");
        assertThat(patients.who(hugo, id)).isEmpty();
    }

    @Test
    @Verifies("B.sec.1#2")
    void nothingOfAPersonLiesInClear() {
        var id = patients.create(JOB, claimed("Family" + number, BORN, number));
        var row = asking.as(
                JOB,
                sql -> sql.of(
                                "select p::text || string_agg(i::text, '') from patients.patient p join patients.identifier i"
                                        + " on i.patient_id = p.id where p.id = :id group by p")
                        .param("id", id)
                        .query(String.class)
                        .single());
        var hex = java.util.HexFormat.of().formatHex(number.getBytes(StandardCharsets.UTF_8));
        assertThat(row)
                .doesNotContain(number)
                .doesNotContain(hex)
                .doesNotContain(BORN.toString())
                .doesNotContain(
                        java.util.HexFormat.of().formatHex(BORN.toString().getBytes(StandardCharsets.UTF_8)))
                .doesNotContain("Greta");
    }

    private static Claimed claimed(
            String family, @org.jspecify.annotations.Nullable LocalDate birthDate, String number) {
        return new Claimed(
                "test",
                family,
                List.of("Greta"),
                birthDate,
                Sex.FEMALE,
                List.of(new Identifier(Identifier.Kind.RECORD_NUMBER, "urn:test:mrn", number)),
                List.of("555-0100"),
                List.of(),
                new Address(List.of("1 Main Street"), "Salem", "MA", "01970", "US"),
                "en-US");
    }
}
