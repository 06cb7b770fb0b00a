package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
import org.havenport.database.OwnersConnection;
import org.havenport.followup.ContactRecord;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.BusinessHours;
import org.havenport.release.Hold.Basis;
import org.havenport.release.Hold.Harm;
import org.havenport.release.Hold.Recipient;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A clinician's word, a confidential topic and what the patient wants, all of them at once: what the patient, whoever
 * acts for them, the care team and a stranger then read, and what the register and the entries say.
 */
@PortalTest
class EveryHoldForEverybodyTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    ContactGate gate;

    @Autowired
    ItemHolds holds;

    @Autowired
    HoldsEndByThemselves ends;

    @Autowired
    Asking asking;

    @Autowired
    Grants grants;

    @Autowired
    BusinessHours hours;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @AfterEach
    void nowAgain() {
        clock.back();
    }

    /** When it is known that the topic is confidential: from the start, by a correction, or never. */
    private enum Topic {
        NONE,
        FROM_THE_START,
        LATER
    }

    /** What happened before anybody looks. */
    private enum Done {
        NOTHING,
        ASKED,
        SPOKE
    }

    private record Try(
            Set<Recipient> held,
            Topic topic,
            boolean granted,
            Done done,
            Viewer.Patient ann,
            Viewer.Proxy paul,
            UUID item) {

        boolean isFor(Viewer viewer) {
            return viewer == ann || !held.contains(Recipient.REPRESENTATIVE) && (topic == Topic.NONE || granted);
        }

        Try whenItIsOver() {
            return new Try(Set.of(), topic, granted, done, ann, paul, item);
        }

        /** What was labelled later came as another version, and is spoken about anew. */
        boolean waits() {
            return done == Done.NOTHING || topic == Topic.LATER;
        }
    }

    @Test
    @Verifies({"B.com.1b#1", "B.com.1b#4", "B.risk.inap.2#4", "C1#4", "A3.2#1"})
    void eachReadsWhatIsTheirsAndNothingElseLeavesATrace() throws SQLException {
        var tries = new ArrayList<Try>();
        for (var held : List.of(
                EnumSet.noneOf(Recipient.class),
                EnumSet.of(Recipient.PATIENT),
                EnumSet.of(Recipient.REPRESENTATIVE),
                EnumSet.allOf(Recipient.class))) {
            for (var topic : Topic.values()) {
                for (var granted : List.of(true, false)) {
                    for (var done : Done.values()) {
                        tries.add(one(held, topic, granted, done));
                    }
                }
            }
        }
        tries.forEach(this::compare);
        ends.look();
        tries.forEach(this::compare);

        clock.advance(Duration.ofDays(6));
        for (var it : tries) {
            viewers.signOut(it.ann());
            viewers.signOut(it.paul());
            viewers.session(it.ann(), it.ann().patient());
            viewers.session(it.paul(), it.ann().patient());
        }
        var over = tries.stream().map(Try::whenItIsOver).toList();
        over.forEach(this::compare);
        ends.look();
        over.forEach(this::compare);
        assertThat(tries).hasSize(72);
    }

    private Try one(Set<Recipient> held, Topic topic, boolean granted, Done done) throws SQLException {
        var ann = viewers.patient();
        var record = ann.patient();
        var paul = new Viewer.Proxy(UUID.randomUUID(), UUID.randomUUID(), record, "Paul");
        try (var connection = owner.open();
                var insert = connection.prepareStatement("""
                        insert into viewer.patient_grant (actor_id, patient_id, basis, starts_at)
                        values (?, ?, 'PATIENT_CONSENT', ?)
                        """)) {
            insert.setObject(1, paul.actor());
            insert.setObject(2, record);
            insert.setObject(3, Sql.time(clock.instant()));
            insert.executeUpdate();
        }
        viewers.session(paul, record);
        grants.letSeeConfidentialTopics(paul.actor(), record, granted);
        var value = Arrivals.potassium(record, "6.9", clock.instant());
        var labelled = Arrivals.labelled(value, "HIV");
        chart.file(IMPORT, record, List.of(topic == Topic.FROM_THE_START ? labelled : value));
        var clara = viewers.staffOf(record, Role.CLINICIAN);
        for (var recipient : held) {
            holds.place(
                    clara,
                    record,
                    value.id(),
                    new NewHold(
                            Basis.HARM_171_201_C1,
                            recipient,
                            Harm.OTHER_PERSON,
                            "It names her sister",
                            LocalDate.ofInstant(clock.instant(), hours.zone()).plusDays(5),
                            true));
        }
        var did = done;
        switch (done) {
            // What somebody holds back does not open by being asked for, and waits for the call afterwards.
            case ASKED -> {
                if (!gate.showNow(ann, record, value.id())) {
                    assertThat(held).contains(Recipient.PATIENT);
                    did = Done.NOTHING;
                }
            }
            case SPOKE -> spoke(record, value.id());
            case NOTHING -> {}
        }
        if (topic == Topic.LATER) {
            chart.file(IMPORT, record, List.of(Arrivals.sentAgain(labelled)));
        }
        return new Try(held, topic, granted, did, ann, paul, value.id());
    }

    private void spoke(UUID record, UUID item) {
        var dora = viewers.staffOf(record, Role.NURSE);
        var said = new ContactRecord(
                record,
                item,
                ContactRecord.Medium.PHONE,
                ContactRecord.ContactOutcome.SPOKE,
                Set.of(ContactRecord.Identifier.BIRTH_DATE, ContactRecord.Identifier.ADDRESS),
                true,
                "Told and explained");
        gate.recordContact(
                dora, said, gate.waiting(dora, record, item).orElseThrow().since());
    }

    private void compare(Try one) {
        var held = one.held();
        var record = one.ann().patient();
        var waits = one.waits();
        for (var viewer : List.of(one.ann(), one.paul())) {
            var theirs = one.isFor(viewer);
            var says = "%s %s %s %s %s".formatted(viewer.kind(), one.held(), one.topic(), one.granted(), one.done());
            var opens = theirs && !waits && !held.contains(Recipient.PATIENT);
            assertThat(chart.open(viewer, record, one.item(), "test").isPresent())
                    .as("opens: %s", says)
                    .isEqualTo(opens);
            assertThat(chart.items(viewer, ItemQuery.of(record).in(Category.LABORATORY), "test")
                            .isEmpty())
                    .as("is listed: %s", says)
                    .isNotEqualTo(opens);
            assertThat(gate.placeholder(viewer, record, one.item()).isPresent())
                    .as("waits: %s", says)
                    .isEqualTo(theirs && waits && !held.contains(Recipient.PATIENT));
            assertThat(holds.acting(viewer, record, one.item()))
                    .as("is held: %s", says)
                    .hasSize(theirs && held.contains(Recipient.PATIENT) ? 1 : 0);
        }
        var says = "%s %s %s".formatted(one.held(), one.topic(), one.done());
        assertThat(holds.acting(viewers.staffOf(record, Role.NURSE), record, one.item()))
                .as("for the care team: %s", says)
                .hasSize(held.size());
        assertThat(chart.open(viewers.staffOf(record, Role.NURSE), record, one.item(), "test"))
                .as(says)
                .isPresent();
        assertThat(chart.open(viewers.patient(), record, one.item(), "test"))
                .as("a stranger: %s", says)
                .isEmpty();
        assertThat(untrue(record)).as("entry and register: %s", says).isZero();
    }

    /** Entries of which the register says something else than they do. */
    private long untrue(UUID record) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("""
                        select count(*) from chart.item i where i.patient_id = :patient and (
                            (select max(h.expires_at) from release.hold h where h.patient_id = i.patient_id
                                and release.covers(h.patient_id, h.id, h.item_id, i.group_id)
                                and h.recipient = 'PATIENT' and h.ended_at is null and h.expires_at > viewer.at())
                            is distinct from case when i.held_until > viewer.at() then i.held_until end
                            or (select max(h.expires_at) from release.hold h where h.patient_id = i.patient_id
                                and release.covers(h.patient_id, h.id, h.item_id, i.group_id)
                                and h.recipient = 'REPRESENTATIVE' and h.ended_at is null
                                and h.expires_at > viewer.at())
                            is distinct from case when i.kept_until > viewer.at() then i.kept_until end)
                        """).param("patient", record).query(Long.class).single());
    }
}
