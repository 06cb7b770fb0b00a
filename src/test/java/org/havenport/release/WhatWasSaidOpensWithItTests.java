package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.followup.ContactRecord;
import org.havenport.followup.ContactRecord.ContactOutcome;
import org.havenport.followup.ContactRecord.Medium;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessHours;
import org.havenport.release.Hold.Basis;
import org.havenport.release.Hold.Harm;
import org.havenport.release.Hold.Recipient;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was said of a result may quote it: it opens with the result, and of a try nothing is kept that could. */
@PortalTest
class WhatWasSaidOpensWithItTests extends ACriticalPanel {

    @Autowired
    ItemHolds holds;

    @Autowired
    HoldsCarryTheirBasis promise;

    @Autowired
    BusinessHours hours;

    @AfterEach
    void nowAgain() {
        clock.back();
    }

    @Test
    @Verifies("A3.2#3")
    void ofWhatTheConversationOpensTheWordsAreOpenAtOnce() {
        gate.recordContact(dora, spoke(), since());

        assertThat(said(ann))
                .singleElement()
                .satisfies(it -> assertThat(it.gist().title()).contains("Stop lisinopril"));
    }

    @Test
    @Verifies({"A3.2#3", "B.com.1b#1"})
    void ofWhatIsHeldBesidesTheWordsAreHeldByTheSameHoldAndOpenWithIt() {
        var placed = hold();
        gate.recordContact(dora, spoke(), since());

        assertThat(seenByAnn()).isEmpty();
        assertThat(said(ann)).isEmpty();
        var words = said(dora);
        assertThat(words).hasSize(1);
        assertThat(holds.acting(dora, record, words.getFirst().id())).containsExactly(placed);
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);

        assertThat(holds.release(viewers.staffOf(record, Role.CLINICIAN), record, report, placed.id()))
                .isTrue();
        assertThat(seenByAnn()).hasSize(3);
        assertThat(said(ann)).hasSize(1);
    }

    @Test
    @Verifies("B.com.1b#1")
    void whenTheHoldIsOverSoItIsOfTheWords() {
        hold();
        gate.recordContact(dora, spoke(), since());
        clock.advance(Duration.ofDays(7));
        viewers.signOut(ann);
        viewers.session(ann, record);

        assertThat(said(ann)).hasSize(1);
    }

    @Test
    @Verifies("A3.2#3")
    void ofATryNoWordIsKeptThatCouldTellTheValue() {
        for (var outcome : List.of(ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER, ContactOutcome.WRONG_NUMBER)) {
            var told = new ContactRecord(record, report, Medium.PHONE, outcome, Set.of(), null, "Potassium is 6.2");
            assertThat(gate.recordContact(dora, told, since())).isTrue();
        }

        assertThat(said(Viewer.job("import"))).isEmpty();
    }

    private Hold hold() {
        var until = LocalDate.ofInstant(clock.instant(), hours.zone()).plusDays(5);
        var wanted = new NewHold(
                Basis.HARM_171_201_C1, Recipient.PATIENT, Harm.OTHER_PERSON, "Names her sister", until, true);
        return holds.place(viewers.staffOf(record, Role.CLINICIAN), record, report, wanted);
    }

    private List<Item> said(Viewer viewer) {
        return chart.items(viewer, ItemQuery.of(record).ofTypes("Communication"), "test");
    }
}
