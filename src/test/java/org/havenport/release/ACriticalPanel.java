package org.havenport.release;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
import org.havenport.followup.ContactRecord;
import org.havenport.followup.Contacts;
import org.havenport.followup.Obligations;
import org.havenport.house.TestClock;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Ann, the nurse, and a panel with a critical potassium that has just come in. */
abstract class ACriticalPanel {

    static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    ContactGate gate;

    @Autowired
    CriticalResultsWaitForContact guard;

    @Autowired
    Contacts contacts;

    @Autowired
    Obligations obligations;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    Viewer.Patient ann;
    Viewer.Staff dora;
    UUID record;
    UUID report;
    Instant now;

    @BeforeEach
    void aCriticalPanelArrives() {
        ann = viewers.patient();
        record = ann.patient();
        dora = viewers.staffOf(record, Role.NURSE);
        now = clock.instant();
        var panel = Arrivals.panel(record, "6.2", now);
        report = panel.getFirst().group();
        chart.file(IMPORT, record, panel);
    }

    Instant since() {
        return gate.waiting(dora, record, report).orElseThrow().since();
    }

    List<?> seenByAnn() {
        return chart.items(ann, ItemQuery.of(record).in(Category.LABORATORY), "test");
    }

    ContactRecord spoke() {
        return new ContactRecord(
                record,
                report,
                ContactRecord.Medium.PHONE,
                ContactRecord.ContactOutcome.SPOKE,
                Set.of(ContactRecord.Identifier.BIRTH_DATE, ContactRecord.Identifier.ADDRESS),
                true,
                "Stop lisinopril, come in today");
    }

    ContactRecord tried(ContactRecord.ContactOutcome outcome) {
        return new ContactRecord(record, report, ContactRecord.Medium.PHONE, outcome, Set.of(), null, "");
    }
}
