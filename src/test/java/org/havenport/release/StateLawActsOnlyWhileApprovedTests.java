package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Category;
import org.havenport.chart.ReleaseState;
import org.havenport.followup.ContactRecord;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.PracticeParameters;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the packs that holds results, with the program, the database and the clock. */
@PortalTest
class StateLawActsOnlyWhileApprovedTests extends AStateWithItsLaw {

    @ParameterizedTest
    @Verifies({"C1#5", "B.risk.inap.3#1"})
    @CsvSource({
        // state, report, held, by contact, clinician may, patient may
        "KY, MALIGNANT, true, false, true, false",
        "KY, GENETIC, true, false, true, false",
        "KY, HIV, false, false, false, false",
        "KY, BENIGN, false, false, false, false",
        "TX, MALIGNANT, true, false, false, false",
        "TX, GENETIC, true, false, false, false",
        "TX, HEPATITIS, false, false, false, false",
        "MT, MALIGNANT, true, false, true, false",
        "MT, HIV, true, false, true, false",
        "MT, HIV_NEGATIVE, false, false, false, false",
        "MT, HEPATITIS, true, false, true, false",
        "MT, DRUGS, false, false, false, false",
        "CA, HIV, true, true, false, false",
        "CA, HIV_NEGATIVE, true, true, false, false",
        "CA, HEPATITIS, true, true, false, false",
        "CA, DRUGS, true, true, false, false",
        "CA, MALIGNANT, true, true, false, false",
        "CA, GENETIC, false, false, false, false",
        "WA, MALIGNANT, false, false, false, false",
    })
    void aRuleActsAsItsRowSays(
            String state, Report report, boolean held, boolean byContact, boolean clinician, boolean patient) {
        at(state);
        var item = file(report);

        var acting = holds.acting(ann, record, item);
        var waits = gate.waiting(viewers.staff(Role.NURSE), record, item).isPresent();
        assertThat(waits || !byContact).isTrue();
        assertThat(seen()).hasSize(held || waits ? 0 : 1);
        if (!held) {
            assertThat(acting).isEmpty();
            return;
        }
        assertThat(acting).singleElement().satisfies(hold -> {
            assertThat(hold.basis()).isEqualTo(Hold.Basis.STATE_LAW);
            assertThat(hold.clinicianMayRelease()).isEqualTo(clinician);
            assertThat(hold.patientMayOpen()).isEqualTo(patient);
            assertThat(hold.contactFirst()).isEqualTo(byContact);
        });
        assertThat(obligations.of(ann, record, item))
                .as("nothing is told before its time")
                .isEmpty();
    }

    @Test
    @Verifies({"C1#6", "B.com.1b#4", "B.fn.s2#2"})
    void inTexasNeitherThePatientNorTheClinicianOpensItBeforeItsDay() {
        at("TX");
        var item = file(Report.GENETIC);
        var ellis = viewers.staffOf(record, Role.CLINICIAN);
        var hold = holds.acting(ann, record, item).getFirst();

        assertThat(requests.showAnyway(ann, record, item)).contains(false);
        assertThat(holds.release(ellis, record, item, hold.id())).isFalse();
        assertThat(seen()).isEmpty();
        assertThat(LocalDate.ofInstant(hold.expires(), hours.zone()))
                .isEqualTo(LocalDate.ofInstant(clock.instant(), hours.zone()).plusDays(3));

        later(Duration.between(clock.instant(), hold.expires()).minusMinutes(1));
        assertThat(seen()).isEmpty();
        later(Duration.ofMinutes(1));
        assertThat(seen()).as("the day has come, and no job has run").hasSize(1);
        ends.look();
        assertThat(obligations.of(ann, record, item)).isPresent();
    }

    @Test
    @Verifies("C1#5")
    void inKentuckyTheClinicianMayOpenItEarlier() {
        at("KY");
        var item = file(Report.GENETIC);
        var hold = holds.acting(ann, record, item).getFirst();
        assertThat(holds.release(viewers.staffOf(record, Role.NURSE), record, item, hold.id()))
                .isFalse();
        assertThat(holds.release(viewers.staffOf(record, Role.CLINICIAN), record, item, hold.id()))
                .isTrue();

        assertThat(seen()).hasSize(1);
        assertThat(obligations.of(ann, record, item)).isPresent();
    }

    @Test
    @Verifies({"C1#5", "C1#1"})
    void inColoradoThePatientMayOpenItFromTheDayOfTheLaw() {
        later(Duration.between(clock.instant(), Instant.parse("2027-07-07T16:00:00Z")));
        at("CO");
        var item = file(Report.GENETIC);
        assertThat(seen()).isEmpty();

        assertThat(requests.showAnyway(ann, record, item)).contains(true);
        assertThat(seen()).hasSize(1);
        assertThat(obligations.of(ann, record, item)).isPresent();
    }

    @Test
    @Verifies("C1#5")
    void inCaliforniaItOpensWithTheConversation() {
        at("CA");
        var item = file(Report.HIV);
        assertThat(gate.showNow(ann, record, item)).isFalse();
        assertThat(requests.showAnyway(ann, record, item)).contains(false);
        assertThat(seen()).isEmpty();

        var dora = viewers.staffOf(record, Role.NURSE);
        gate.recordContact(
                dora,
                new ContactRecord(
                        record,
                        item,
                        ContactRecord.Medium.PHONE,
                        ContactRecord.ContactOutcome.SPOKE,
                        Set.of(ContactRecord.Identifier.BIRTH_DATE, ContactRecord.Identifier.ADDRESS),
                        true,
                        "Told and explained"),
                gate.waiting(dora, record, item).orElseThrow().since());
        assertThat(seen()).hasSize(1);
    }

    @Test
    @Verifies("C1#5")
    void theStateOfWhoOrderedItCountsBeforeThatOfThePractice() {
        at("TX");
        var place = directory.idOf("test", "Location", UUID.randomUUID().toString());
        var role = directory.idOf("test", "PractitionerRole", UUID.randomUUID().toString());
        list(place, "Location", "{\"resourceType\":\"Location\",\"address\":{\"state\":\"WA\"}}");
        list(role, "PractitionerRole", """
                {"resourceType":"PractitionerRole","location":[{"reference":"Location/%s"}]}""".formatted(place));
        var order = UUID.randomUUID();
        chart.file(
                IMPORT, record, List.of(arrival(order, "ServiceRequest", Category.OTHER, "Order", null, """
                {"resourceType":"ServiceRequest","requester":{"reference":"PractitionerRole/%s"}}""".formatted(
                                role))));

        var item = UUID.randomUUID();
        chart.file(
                IMPORT,
                record,
                List.of(arrival(item, "DiagnosticReport", Category.PATHOLOGY, "Biopsy", null, """
                {"resourceType":"DiagnosticReport","conclusion":"Invasive carcinoma.",\
                "basedOn":[{"reference":"ServiceRequest/%s"}]}""".formatted(order))));
        assertThat(holds.acting(ann, record, item)).isEmpty();
        file(Report.GENETIC);
        assertThat(holds.acting(ann, record)).hasSize(1);
    }

    @Test
    @Verifies({"C1#7", "B.risk.inap.3#2"})
    void withoutApprovalNothingIsHeld() throws SQLException {
        deciding.decide(PracticeParameters.HOME_STATE, "TX");
        file(Report.GENETIC);
        assertThat(seen()).hasSize(1);

        approve("TX");
        file(Report.GENETIC);
        assertThat(seen()).hasSize(1);
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);

        owner.run("delete from protocols.pack_approval");
        packs.readAgain();
        assertThat(promise.evidence().state())
                .as("what is held rests on rules whose approval is over")
                .isEqualTo(State.NEEDS_ATTENTION);
    }

    @Test
    @Verifies("B.fn.s2#1")
    void whatNothingHoldsIsReleasedWhenItIsFiled() {
        at("TX");
        var item = file(Report.BENIGN);

        assertThat(chart.open(ann, record, item, "test"))
                .hasValueSatisfying(opened -> assertThat(opened.item().state()).isEqualTo(ReleaseState.RELEASED));
        assertThat(holds.acting(ann, record)).isEmpty();
        assertThat(gate.placeholders(ann, record)).isEmpty();
        assertThat(obligations.of(ann, record, item)).isPresent();
    }

    @Test
    @Verifies({"C1#5", "C1#7"})
    void beforeTheFirstDayOfItsLawNothingIsHeld() {
        later(Duration.between(clock.instant(), Instant.parse("2027-05-31T16:00:00Z")));
        at("CO");
        file(Report.GENETIC);
        assertThat(seen()).as("the law of Colorado comes later").hasSize(1);
    }

    @Test
    void historyAndWhatIsOldEnoughIsNotHeld() {
        at("TX");
        var old = clock.instant().minus(Duration.ofDays(4));
        chart.file(IMPORT, record, List.of(genetic(UUID.randomUUID(), old, false)));
        chart.file(IMPORT, record, List.of(genetic(UUID.randomUUID(), clock.instant(), true)));

        assertThat(seen()).hasSize(2);
    }
}
