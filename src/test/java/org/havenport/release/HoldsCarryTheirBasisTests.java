package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessHours;
import org.havenport.release.Hold.Basis;
import org.havenport.release.Hold.Harm;
import org.havenport.release.Hold.Recipient;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class HoldsCarryTheirBasisTests extends ACriticalPanel {

    @Autowired
    HoldsCarryTheirBasis promise;

    @Autowired
    ItemHolds holds;

    @Autowired
    HoldRequests requests;

    @Autowired
    BusinessHours hours;

    @Autowired
    OwnersConnection owner;

    @AfterEach
    void nowAgain() {
        clock.back();
    }

    private Viewer.Staff ellis() {
        return viewers.staffOf(record, Role.CLINICIAN);
    }

    private LocalDate inDays(int days) {
        return LocalDate.ofInstant(clock.instant(), hours.zone()).plusDays(days);
    }

    private NewHold danger() {
        return hold(Basis.HARM_171_201_C1, Recipient.PATIENT, Harm.LIFE_OR_SAFETY, "She said what she would do", 5);
    }

    private NewHold hold(
            @Nullable Basis basis, @Nullable Recipient recipient, @Nullable Harm harm, String reason, int days) {
        return new NewHold(basis, recipient, harm, reason, inDays(days), true);
    }

    private Set<HoldMissing> missing(Viewer viewer, NewHold hold) {
        var refused = catchThrowableOfType(HoldRefused.class, () -> holds.place(viewer, record, report, hold));
        assertThat(refused).as("%s is refused", hold).isNotNull();
        assertThat(holds.acting(dora, record, report)).isEmpty();
        return refused.missing();
    }

    @Test
    @Verifies({"B.com.1b#1", "C1#4"})
    void aHoldWithoutOneOfItsPartsIsRefusedAndNamesIt() {
        var ellis = ellis();
        assertThat(missing(ellis, new NewHold(null, null, null, " ", null, false)))
                .containsExactlyInAnyOrder(
                        HoldMissing.BASIS,
                        HoldMissing.RECIPIENT,
                        HoldMissing.REASON,
                        HoldMissing.SCOPE,
                        HoldMissing.END);
        assertThat(missing(ellis, hold(Basis.HARM_171_201_C1, Recipient.PATIENT, null, "Why", 5)))
                .containsExactly(HoldMissing.HARM);
        assertThat(missing(ellis, hold(Basis.STATE_LAW, Recipient.PATIENT, null, "Why", 5)))
                .containsExactly(HoldMissing.RULE);
        assertThat(missing(ellis, hold(Basis.DATA_171_201_C2, Recipient.PATIENT, null, "Why", 0)))
                .containsExactly(HoldMissing.END_IN_TIME);
        assertThat(missing(ellis, hold(Basis.DATA_171_201_C2, Recipient.PATIENT, null, "Why", 31)))
                .containsExactly(HoldMissing.END_IN_TIME);
        assertThat(missing(dora, danger())).containsExactly(HoldMissing.CLINICIAN);
        assertThat(missing(viewers.staff(Role.CLINICIAN), danger())).containsExactly(HoldMissing.RELATIONSHIP);
    }

    @Test
    @Verifies("B.com.1b#1")
    void whichDangerCountsDependsOnWhomItIsKeptFrom() {
        for (var recipient : Recipient.values()) {
            for (var harm : Harm.values()) {
                var counts =
                        switch (harm) {
                            case OTHER_PERSON -> true;
                            case LIFE_OR_SAFETY -> recipient == Recipient.PATIENT;
                            case SUBSTANTIAL_HARM -> recipient == Recipient.REPRESENTATIVE;
                        };
                if (!counts) {
                    assertThat(missing(ellis(), hold(Basis.HARM_171_201_C1, recipient, harm, "Why", 5)))
                            .as("%s %s", recipient, harm)
                            .containsExactly(HoldMissing.HARM_THAT_COUNTS);
                } else {
                    var ellis = ellis();
                    var placed =
                            holds.place(ellis, record, report, hold(Basis.HARM_171_201_C1, recipient, harm, "Why", 5));
                    assertThat(holds.release(ellis, record, report, placed.id()))
                            .isTrue();
                }
            }
        }
    }

    @Test
    @Verifies({"C1#4", "B.com.1b#4"})
    void aHoldWithstandsTheConversationAndThePatientsRequestWhichIsKept() {
        var ellis = ellis();
        var placed = holds.place(ellis, record, report, danger());
        assertThat(gate.showNow(ann, record, report)).isFalse();
        gate.recordContact(dora, spoke(), since());

        assertThat(seenByAnn()).isEmpty();
        assertThat(obligations.of(ann, record, report)).isEmpty();
        assertThat(requests.showAnyway(ann, record, report)).contains(false);
        assertThat(requests.of(ann, placed)).singleElement().satisfies(asked -> {
            assertThat(asked.kind()).isEqualTo(HoldRows.Asked.SHOW_ANYWAY);
            assertThat(asked.answer()).isEqualTo(HoldRows.Answer.REFUSED);
        });
        assertThat(seenByAnn()).isEmpty();
        assertThat(holds.reason(dora, placed)).contains("She said what she would do");
        assertThat(holds.reason(ann, placed)).isEmpty();
    }

    @Test
    @Verifies("B.com.1b#3")
    void anotherClinicianLooksAtItAgain() {
        var ellis = ellis();
        var placed = holds.place(ellis, record, report, danger());
        gate.recordContact(dora, spoke(), since());
        assertThat(requests.askReview(ann, record, report, placed.id())).isTrue();

        assertThat(requests.review(ellis, record, report, placed.id(), false, "Fine"))
                .as("who determined it does not decide again")
                .isFalse();
        assertThat(requests.reviewsAsked(ellis).shown())
                .noneMatch(hold -> hold.id().equals(placed.id()));
        var other = ellis();
        assertThat(requests.reviewsAsked(other).shown())
                .anyMatch(hold -> hold.id().equals(placed.id()));
        assertThat(requests.review(other, record, report, placed.id(), false, "There is no danger now"))
                .isTrue();

        assertThat(seenByAnn()).hasSize(3);
        assertThat(requests.of(ann, placed).getFirst().answer()).isEqualTo(HoldRows.Answer.ENDED);
        assertThat(requests.words(ann, requests.of(ann, placed).getFirst())).contains("There is no danger now");
    }

    @Test
    void aHoldCoversOneReportWithItsCorrectionsAndNothingElse() {
        holds.place(ellis(), record, report, danger());
        gate.recordContact(dora, spoke(), since());
        var other = Arrivals.potassium(record, "4.1", clock.instant());
        chart.file(IMPORT, record, List.of(other));
        assertThat(seenByAnn()).hasSize(1);

        var correction = Arrivals.potassium(record, UUID.randomUUID(), report, "4.4", now, false);
        chart.file(IMPORT, record, List.of(correction));
        assertThat(seenByAnn()).as("a correction of what is held is held").hasSize(1);
    }

    @Test
    void whatThePatientCanSeeIsNotHeldFromThem() {
        gate.recordContact(dora, spoke(), since());

        assertThat(missing(ellis(), danger())).containsExactly(HoldMissing.ITEM);
        holds.place(
                ellis(),
                record,
                report,
                hold(Basis.HARM_171_201_C1, Recipient.REPRESENTATIVE, Harm.OTHER_PERSON, "W", 5));
        assertThat(seenByAnn())
                .as("the patient sees what is kept from a representative")
                .hasSize(3);
    }

    @Test
    void itRefusesAnotherPatient() {
        var placed = holds.place(ellis(), record, report, danger());
        var cara = viewers.patient();

        assertThat(holds.acting(cara, record, report)).isEmpty();
        assertThat(requests.showAnyway(cara, record, report)).isEmpty();
        assertThat(requests.askReview(cara, record, report, placed.id())).isFalse();
        assertThat(holds.release(viewers.staff(), record, report, placed.id())).isFalse();
    }

    @Test
    @Verifies({"B.com.1b#1", "C1#9"})
    void itTurnsWhenSomethingIsHeldWithoutABasis() throws SQLException {
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        var until = clock.instant().plus(Duration.ofDays(2)).atOffset(ZoneOffset.UTC);
        owner.run("update chart.item set held_until = '%s' where patient_id = '%s'".formatted(until, record));
        try {
            assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            owner.run("update chart.item set held_until = null where patient_id = '%s'".formatted(record));
        }
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("C1#4")
    void theDatabaseRefusesItToo() {
        var row = "insert into release.hold (patient_id, id, item_id, confidential, basis, recipient, harm, reason,"
                + " determined_by, contact_first, patient_may_open, clinician_may_release, placed_by, placed_at, expires_at)"
                + " values ('%s', gen_random_uuid(), '%s', false, %%s, '%%s'::timestamptz, '%%s'::timestamptz)"
                        .formatted(record, report);
        var actor = dora.actor();
        var start = clock.instant();
        var soon = start.plus(Duration.ofDays(1));
        var by = "'" + actor + "', false, false, true, '" + actor + "'";
        for (var wrong : new String[] {
            row.formatted("'HARM_171_201_C1', 'PATIENT', 'SUBSTANTIAL_HARM', 'x', " + by, start, soon),
            row.formatted("'HARM_171_201_C1', 'PATIENT', null, 'x', " + by, start, soon),
            row.formatted("'DATA_171_201_C2', 'PATIENT', null, null, " + by, start, soon),
            row.formatted("'DATA_171_201_C2', null, null, 'x', " + by, start, soon),
            row.formatted("'DATA_171_201_C2', 'NEIGHBOUR', null, 'x', " + by, start, soon),
            row.formatted("null, 'PATIENT', null, 'x', " + by, start, soon),
            row.formatted("'DATA_171_201_C2', 'PATIENT', null, 'x', " + by, start, soon)
                    .replace("'" + soon + "'::timestamptz", "null"),
            row.formatted(
                    "'DATA_171_201_C2', 'PATIENT', null, 'x', null, false, false, true, '" + actor + "'", start, soon),
            row.formatted("'STATE_LAW', 'PATIENT', null, null, " + by, start, soon),
            row.formatted("'PATIENT_PREFERENCE', 'PATIENT', null, 'x', " + by, start, soon),
            row.formatted("'DATA_171_201_C2', 'PATIENT', null, 'x', " + by, start, start),
            row.formatted("'DATA_171_201_C2', 'PATIENT', null, 'x', " + by, start, start.plus(Duration.ofDays(91)))
        }) {
            assertThatThrownBy(() -> owner.run(wrong))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isIn("23514", "23502"));
        }
    }
}
