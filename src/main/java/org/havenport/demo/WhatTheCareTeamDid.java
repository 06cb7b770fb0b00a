package org.havenport.demo;

import java.time.LocalDate;
import java.util.UUID;
import org.havenport.followup.Obligations;
import org.havenport.followup.Reviews;
import org.havenport.release.ContactGate;
import org.havenport.release.Hold;
import org.havenport.release.ItemHolds;
import org.havenport.release.NewHold;
import org.havenport.viewer.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * What stands on the desk of the care team is partly done: nurse Dora has taken Ann's call on, Dr. Ellis holds back a
 * report that may be another person's, and has commented on a result that nobody has read yet.
 */
@Component
@ConditionalOnProperty("havenport.demo")
class WhatTheCareTeamDid {

    private static final int DAYS_HELD = 6;
    private static final String SWAPPED =
            "The laboratory called: two samples may have been swapped. It looks at them again.";
    private static final String COMMENT =
            "Your long-term sugar is higher than we want. It is not an emergency. Please call us for a visit, so that we"
                    + " can look at your medicines together.";

    private final AsColleague colleagues;
    private final ContactGate gate;
    private final ItemHolds holds;
    private final Obligations obligations;
    private final Reviews reviews;

    WhatTheCareTeamDid(
            AsColleague colleagues, ContactGate gate, ItemHolds holds, Obligations obligations, Reviews reviews) {
        this.colleagues = colleagues;
        this.gate = gate;
        this.holds = holds;
        this.obligations = obligations;
        this.reviews = reviews;
    }

    /** Can be done again. */
    void bring(Opening opening, DemoAccounts made) {
        colleagues.as(opening, Colleague.DORA, dora -> {
            var ann = made.patient(opening, Known.ANN);
            gate.waiting(dora).shown().stream()
                    .filter(it -> it.patient().equals(ann) && it.holder() == null)
                    .forEach(it -> gate.take(dora, ann, it.item()));
        });
        colleagues.as(opening, Colleague.ELLIS, ellis -> {
            if (Known.GRACE < opening.patients()) {
                hold(ellis, made.patient(opening, Known.GRACE), today(opening));
            }
            if (Known.SOMEBODY_CALLED < opening.patients()) {
                var patient = made.patient(opening, Known.SOMEBODY_CALLED);
                obligations
                        .unconfirmed(ellis, patient)
                        .forEach(it -> reviews.record(ellis, patient, it.item(), COMMENT));
            }
        });
    }

    private void hold(Viewer ellis, UUID patient, LocalDate today) {
        if (!holds.acting(ellis, patient).isEmpty()) {
            return;
        }
        gate.waiting(ellis).shown().stream()
                .filter(it -> it.patient().equals(patient))
                .forEach(it -> holds.place(
                        ellis,
                        patient,
                        it.item(),
                        new NewHold(
                                Hold.Basis.DATA_171_201_C2,
                                Hold.Recipient.PATIENT,
                                null,
                                SWAPPED,
                                today.plusDays(DAYS_HELD),
                                true)));
    }

    private static LocalDate today(Opening opening) {
        return opening.at().atZone(Opening.ZONE).toLocalDate();
    }
}
