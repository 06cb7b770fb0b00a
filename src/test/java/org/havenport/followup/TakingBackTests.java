package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TakingBackTests {

    @Autowired
    TakingBack takingBack;

    @Autowired
    Reviews reviews;

    @Autowired
    Obligations obligations;

    @Autowired
    Contacts contacts;

    @Autowired
    Chart chart;

    @Autowired
    Asking asking;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private Viewer.Staff dora;
    private UUID item;

    @BeforeEach
    void aResultIsThere() {
        ann = viewers.patient();
        dora = viewers.staffOf(ann.patient(), Role.NURSE);
        var result = Arrivals.potassium(ann.patient(), "4.4", clock.instant());
        chart.file(Viewer.job("import"), ann.patient(), List.of(result));
        item = result.id();
    }

    @Test
    @Verifies("B.risk.over.2#5")
    void wordsThatTheirPatientHasReadStay() {
        reviews.record(dora, ann.patient(), item, "All is well.");
        assertThat(takingBack.open(dora, ann.patient(), item)).isPresent();

        asking.run(ann, sql -> obligations.viewed(sql, ann.patient(), item, null));

        assertThat(takingBack.open(dora, ann.patient(), item)).isEmpty();
        assertThat(takingBack.one(dora, ann.patient(), item)).isFalse();
        assertThat(reviews.comment(dora, ann.patient(), item)).isPresent();
    }

    @Test
    @Verifies("B.risk.over.2#5")
    void aLookWithoutWordsIsTakenBackAlsoWhenItsPatientReadTheResult() {
        reviews.record(dora, ann.patient(), item, "");
        asking.run(ann, sql -> obligations.viewed(sql, ann.patient(), item, null));

        assertThat(takingBack.one(dora, ann.patient(), item)).isTrue();
        assertThat(reviews.waits(dora, ann.patient(), item)).isTrue();
    }

    @Test
    @Verifies("A3.1#2")
    void aCallWrittenDownTwiceWithinAMinuteIsOne() {
        var call = new ContactRecord(
                ann.patient(),
                item,
                ContactRecord.Medium.PHONE,
                ContactRecord.ContactOutcome.VOICEMAIL,
                java.util.Set.of(),
                null,
                "");
        assertThat(reviews.byPhone(dora, call, 1)).isEqualTo(Reviews.Looked.DONE);
        assertThat(reviews.byPhone(dora, call, 1)).isEqualTo(Reviews.Looked.DONE);
        assertThat(contacts.about(dora, ann.patient(), item)).hasSize(1);
    }
}
