package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessHours;
import org.havenport.release.Hold.Basis;
import org.havenport.release.Hold.Harm;
import org.havenport.release.Hold.Recipient;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A laboratory corrects to which report a value belongs: what was held of it stays held, by the same word, as long. */
@PortalTest
class HoldsGoWithWhatMovedTests extends ACriticalPanel {

    @Autowired
    ItemHolds holds;

    @Autowired
    HoldsEndByThemselves ends;

    @Autowired
    Asking asking;

    @Autowired
    BusinessHours hours;

    private Viewer.Staff clara;
    private List<Arrival> panel;

    @BeforeEach
    void another() {
        clara = viewers.staffOf(record, Role.CLINICIAN);
        panel = Arrivals.panel(record, "6.4", now);
        report = panel.getFirst().group();
        chart.file(IMPORT, record, panel);
    }

    @AfterEach
    void nowAgain() {
        clock.back();
    }

    private Hold hold(Recipient recipient, UUID what) {
        return holds.place(
                clara,
                record,
                what,
                new NewHold(
                        Basis.HARM_171_201_C1,
                        recipient,
                        Harm.OTHER_PERSON,
                        "It names her sister",
                        LocalDate.ofInstant(clock.instant(), hours.zone()).plusDays(5),
                        true));
    }

    /** The value comes again, as one of another report; the rest of the first stays where it is. */
    private UUID moved(String value) {
        var other = new ArrayList<>(Arrivals.panel(record, "4.1", now));
        var group = other.getFirst().group();
        other.set(0, Arrivals.potassium(record, panel.getFirst().id(), group, value, now, false));
        chart.file(IMPORT, record, other);
        return group;
    }

    private long withoutBasis() {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("""
                        select count(distinct i.group_id) from chart.item i where i.patient_id = :patient
                          and (i.held_until > viewer.at() or i.kept_until > viewer.at())
                          and not exists (select 1 from release.hold h where h.patient_id = i.patient_id
                              and release.covers(h.patient_id, h.id, h.item_id, i.group_id) and h.ended_at is null
                              and h.expires_at >= greatest(i.held_until, i.kept_until))
                        """).param("patient", record).query(Long.class).single());
    }

    private boolean open(Viewer viewer) {
        return chart.open(viewer, record, panel.getFirst().id(), "test").isPresent();
    }

    @Test
    @Verifies({"B.com.1b#1", "C1#4"})
    void aValueThatMovedStaysHeldByTheSameWord() {
        var first = hold(Recipient.PATIENT, report);
        gate.recordContact(dora, spoke(), since());
        assertThat(open(ann)).isFalse();

        var other = moved("6.5");
        assertThat(open(ann)).isFalse();
        var second = holds.acting(clara, record, other);
        assertThat(second).hasSize(1);
        assertThat(second.getFirst().expires()).isEqualTo(first.expires());
        assertThat(second.getFirst().determiner()).isEqualTo(clara.actor());
        assertThat(holds.reason(clara, second.getFirst())).contains("It names her sister");
        assertThat(holds.acting(clara, record, report))
                .as("the rest is held too")
                .hasSize(1);
        assertThat(withoutBasis()).isZero();

        report = other;
        if (gate.waiting(dora, record, other).isPresent()) {
            gate.recordContact(dora, spoke(), since());
        }
        ends.look();
        assertThat(open(ann)).as("a round changes nothing").isFalse();
        assertThat(holds.acting(ann, record, other)).hasSize(1);

        moved(other);
        assertThat(holds.acting(clara, record, other)).as("once").hasSize(1);
        assertThat(holds.release(clara, record, other, second.getFirst().id())).isTrue();
        assertThat(open(ann)).isTrue();
    }

    @Test
    @Verifies({"B.com.1b#1", "C1#4"})
    void aValueThatMovesOutOfAReportThatIsHeldWithAnotherStaysHeld() {
        var placed = hold(Recipient.PATIENT, report);
        var names = Arrivals.panel(record, "4.1", now);
        names.set(
                2,
                Arrivals.saying(
                        names.get(2),
                        "\"result\":[{\"reference\":\"Observation/%s\"}]"
                                .formatted(panel.getFirst().id())));
        chart.file(IMPORT, record, names);
        var value = names.getFirst().id();
        assertThat(chart.open(ann, record, value, "test")).isEmpty();

        var other = new ArrayList<>(Arrivals.panel(record, "4.2", now));
        var group = other.getFirst().group();
        other.set(0, Arrivals.potassium(record, value, group, "4.2", now, false));
        chart.file(IMPORT, record, other);

        assertThat(holds.acting(clara, record, group)).containsExactly(placed);
        assertThat(chart.open(ann, record, value, "test")).isEmpty();
        assertThat(withoutBasis()).isZero();
        for (var waits : List.of(placed.item(), group)) {
            report = waits;
            if (gate.waiting(dora, record, waits).isPresent()) {
                gate.recordContact(dora, spoke(), since());
            }
        }
        assertThat(chart.open(ann, record, value, "test"))
                .as("spoken about, and held")
                .isEmpty();
        assertThat(holds.release(clara, record, placed.item(), placed.id())).isTrue();
        assertThat(chart.open(ann, record, value, "test")).isPresent();
    }

    private void moved(UUID group) {
        chart.file(
                IMPORT,
                record,
                List.of(Arrivals.potassium(record, panel.getFirst().id(), group, "6.5", now.plusSeconds(60), false)));
    }

    @Test
    @Verifies("B.com.1b#1")
    void whatIsKeptFromRepresentativesAloneStaysKeptFromThem() {
        gate.recordContact(dora, spoke(), since());
        hold(Recipient.REPRESENTATIVE, report);
        assertThat(open(ann)).isTrue();

        var other = moved("4.9");
        assertThat(withoutBasis()).isZero();
        assertThat(holds.acting(clara, record, other)).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        ends.look();
        ends.settle(record, other);
        assertThat(kept(other)).as("kept as long as before").isTrue();
    }

    private boolean kept(UUID group) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("""
                        select bool_or(kept_until > viewer.at()) from chart.item
                        where patient_id = :patient and group_id = :group
                        """)
                        .param("patient", record)
                        .param("group", group)
                        .query(Boolean.class)
                        .single());
    }

    @Test
    @Verifies({"A3.2#3", "B.com.1b#1"})
    void nobodyIsToldThatSomethingIsHeldWhichWasTakenBack() {
        var value = Arrivals.potassium(record, "6.9", now);
        chart.file(IMPORT, record, List.of(value));
        hold(Recipient.PATIENT, value.id());
        chart.file(IMPORT, record, List.of(Arrivals.takenBack(value)));
        assertThat(holds.acting(ann, record, value.id())).isEmpty();
        assertThat(holds.acting(ann, record)).isEmpty();
        assertThat(holds.acting(clara, record, value.id()))
                .as("it may have been right")
                .hasSize(1);

        chart.file(IMPORT, record, List.of(Arrivals.corrected(value)));
        assertThat(chart.open(ann, record, value.id(), "test")).isEmpty();
        assertThat(holds.acting(ann, record, value.id())).hasSize(1);
        assertThat(withoutBasis()).isZero();
    }
}
