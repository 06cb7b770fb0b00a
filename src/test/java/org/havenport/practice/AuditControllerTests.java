package org.havenport.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.audit.AuditLine;
import org.havenport.audit.AuditQuery;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class AuditControllerTests {

    private static final String PAGE = "/staff/audit";

    @Autowired
    Cast cast;

    @Autowired
    Viewers viewers;

    @Autowired
    Asking asking;

    @Autowired
    Audit audit;

    private final UUID record = UUID.randomUUID();

    @Test
    @Verifies("B.risk.sec.1#10")
    void theComplianceOfficerSeesWhoDidWhat() {
        var dora = cast.dora();
        dora.browser().get("/staff");
        lines("looked-at", 3);

        var page = cast.gina().browser().get(PAGE + "?record=" + record);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("3 lines, newest first", "looked-at", "The program: test", record.toString())
                .doesNotContain("Older lines");
        assertThat(cast.gina()
                        .browser()
                        .get(PAGE + "?person=" + cast.gina().account())
                        .body())
                .contains("Gina Moretti, compliance officer", "audit-searched");
    }

    @Test
    void itGoesOnPageByPage() {
        lines("paged", 60);
        var gina = cast.gina().browser();

        var first = gina.get(PAGE + "?record=" + record).body();
        var older = first.replaceAll("(?s).*href=\"(/staff/audit\\?[^\"]*before=[0-9]+)\".*", "$1")
                .replace("&amp;", "&");

        assertThat(first).contains("50 lines, newest first");
        assertThat(gina.get(older).body())
                .contains("10 lines, newest first", "Back to the newest")
                .doesNotContain("Older lines");
    }

    @Test
    void whatIsWrongIsNamedByItsField() {
        var page = cast.gina()
                .browser()
                .get(PAGE + "?from=yesterday&to=2026-13-01&person=dora&record=ann&action=Look!&outcome=PERHAPS");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("6 things need another look", "role=\"alert\"");
        for (var field : List.of("from", "to", "person", "record", "action", "outcome")) {
            assertThat(page.body()).contains("href=\"#" + field + "\"", "id=\"" + field + "\"");
        }
        assertThat(page.body()).contains("value=\"yesterday\"").doesNotContain("<table");
        assertThat(cast.gina()
                        .browser()
                        .get(PAGE + "?from=2026-02-02&to=2026-02-01")
                        .body())
                .contains("it lies before the first day");
    }

    @Test
    void anEmptyAnswerSaysSo() {
        assertThat(cast.gina().browser().get(PAGE + "?record=" + record).body()).contains("No line fits.");
    }

    @Test
    @Verifies("B.risk.sec.1#10")
    void itLeavesATrace() {
        cast.gina().browser().get(PAGE + "?record=" + record);

        var compliance = viewers.staff(Role.COMPLIANCE_OFFICER);
        var query = new AuditQuery(null, null, cast.gina().account(), record, "audit-searched", null, null);
        assertThat(audit.search(compliance, query))
                .singleElement()
                .extracting(AuditLine::outcome)
                .isEqualTo(AuditLine.Outcome.SUCCESS);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var mayNot : List.of(cast.dora(), cast.jana(), cast.osei(), cast.hugo(), cast.ann())) {
            assertThat(mayNot.browser().get(PAGE).status()).isEqualTo(404);
        }
    }

    private void lines(String action, int count) {
        asking.run(Viewer.job("test"), sql -> {
            for (var i = 0; i < count; i++) {
                audit.record(sql, AuditEvent.about(action, record, "Observation", null));
            }
        });
    }
}
