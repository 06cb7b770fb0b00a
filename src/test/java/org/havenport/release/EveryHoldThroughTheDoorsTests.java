package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.havenport.followup.ContactRecord;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.release.EveryResultAtEveryTimeTests.Done;
import org.havenport.release.EveryResultAtEveryTimeTests.Sent;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;

/** The same sentences with the whole program: what is filed, what anybody does about it, and what the patient then sees. */
@PortalTest
class EveryHoldThroughTheDoorsTests extends AStateWithItsLaw {

    /** A day on which every one of the laws acts. */
    private static final Instant ANY_DAY =
            OffsetDateTime.parse("2027-11-05T10:00:00-05:00").toInstant();

    private static final Map<Report, Sent> SENT = new EnumMap<>(Map.of(
            Report.GENETIC, Sent.GENES,
            Report.MALIGNANT, Sent.CANCER_IN_TISSUE,
            Report.HIV, Sent.HIV_FOUND));

    private static final Set<Done> DONE = EnumSet.of(Done.NOTHING, Done.ASKED, Done.NURSE_SPOKE, Done.CLINICIAN_SPOKE);

    private final Map<Report, Boolean> grave = new EnumMap<>(Report.class);
    private int compared;

    private record Try(UUID item, Report report, Done done) {}

    @Test
    @Verifies({"C1#1", "C1#4", "C1#5", "C1#6", "C1#8", "B.fn.s2#1", "B.fn.s2#2", "A3.2#1"})
    void whatIsFiledOpensAsTheLawSays() {
        SENT.keySet().forEach(report -> {
            var item = file(report);
            grave.put(
                    report,
                    gate.waiting(viewers.staff(Role.NURSE), record, item).isPresent());
        });
        for (var state : List.of("", "KY", "TX", "MT", "CA", "CO")) {
            if (state.equals("CO")) {
                later(Duration.between(clock.instant(), Instant.parse("2027-07-07T16:00:00Z")));
            }
            if (!state.isEmpty()) {
                at(state);
            }
            inOne(state);
            clock.back();
            later(Duration.ZERO);
        }
        assertThat(compared).isEqualTo(6 * 3 * 4 * 2);
    }

    private void inOne(String state) {
        var tries = new ArrayList<Try>();
        for (var report : SENT.keySet()) {
            DONE.forEach(done -> tries.add(new Try(file(report), report, done)));
        }
        actOn(tries);
        for (var one : tries) {
            compare(state, one, ANY_DAY);
        }
        later(Duration.ofDays(31));
        actOn(tries);
        for (var one : tries) {
            compare(state, one, ANY_DAY.plus(Duration.ofDays(31)));
        }
    }

    private void compare(String state, Try one, Instant now) {
        var says = WhatTheLawSays.of(state, Objects.requireNonNull(SENT.get(one.report())), "", ANY_DAY);
        compared++;
        assertThat(chart.open(ann, record, one.item(), "test").isPresent())
                .as("%s in %s, %s, %s", one.report(), state, one.done(), now.equals(ANY_DAY) ? "at once" : "later")
                .isEqualTo(says.opens(Objects.requireNonNull(grave.get(one.report())), now, one.done()));
    }

    private void actOn(List<Try> tries) {
        var nurse = viewers.staffOf(record, Role.NURSE);
        var clinician = viewers.staffOf(record, Role.CLINICIAN);
        for (var one : tries) {
            switch (one.done()) {
                case ASKED -> {
                    requests.showAnyway(ann, record, one.item());
                    gate.showNow(ann, record, one.item());
                }
                case NURSE_SPOKE -> spoke(nurse, one.item());
                case CLINICIAN_SPOKE -> spoke(clinician, one.item());
                default -> {}
            }
        }
    }

    private void spoke(Viewer.Staff viewer, UUID item) {
        var said = new ContactRecord(
                record,
                item,
                ContactRecord.Medium.PHONE,
                ContactRecord.ContactOutcome.SPOKE,
                Set.of(ContactRecord.Identifier.BIRTH_DATE, ContactRecord.Identifier.ADDRESS),
                true,
                "Told and explained");
        gate.waiting(viewer, record, item).ifPresent(it -> gate.recordContact(viewer, said, it.since()));
        holds.acting(viewer, record, item).forEach(hold -> holds.release(viewer, record, item, hold.id()));
    }
}
