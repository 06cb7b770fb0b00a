package org.havenport.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditLine;
import org.havenport.audit.AuditQuery;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class EmergencyControllerTests {

    @Autowired
    private Cast cast;

    @Autowired
    private Chart chart;

    @Autowired
    private Audit audit;

    @Autowired
    private Viewers viewers;

    @Autowired
    private TestClock clock;

    private CastMember nurse;
    private UUID patient = new UUID(0, 0);
    private String result = "";
    private String reason = "";

    @BeforeEach
    void aResultThatWaitsForNobody() {
        nurse = cast.newStaff(Role.NURSE);
        patient = cast.newPatient().patient();
        var panel = Arrivals.panel(patient, "4.4", clock.instant());
        chart.file(Viewer.job("import"), patient, panel);
        result = "/staff/results/" + patient + "/" + panel.getFirst().group();
        reason = "/staff/patients/" + patient + "/reason";
        cast.ellis().browser().get(result);
        cast.ellis().browser().post(result + "/review", "comment", "");
    }

    @Test
    @Verifies("B.sec.2#5")
    void whoDoesNotLookAfterThePatientIsAskedForAReasonAndLeavesATrace() {
        var asked = nurse.browser().get(result);
        assertThat(asked.status()).isEqualTo(303);
        assertThat(asked.location()).isEqualTo(reason);
        assertThat(nurse.browser().get(reason).body())
                .contains("Why do you need this record?", "4 hours", "5 business days", "Pat Cast");
        assertThat(lines()).anySatisfy(it -> {
            assertThat(it.action()).isEqualTo("record-opened");
            assertThat(it.outcome()).isEqualTo(AuditLine.Outcome.REFUSED);
        });
        assertThat(nurse.browser().get(result).status())
                .as("a look at the reason opens nothing")
                .isEqualTo(303);
    }

    @Test
    @Verifies({"B.sec.2#5", "B.sec.2#8"})
    void aReasonOpensTheRecordAndComplianceFindsIt() {
        nurse.browser().get(reason);
        var incomplete = nurse.browser().post(reason, "note", "");
        assertThat(incomplete.status()).isEqualTo(422);
        assertThat(incomplete.body()).contains("Choose a reason", "Say what happened");
        assertThat(nurse.browser().get(result).status()).isEqualTo(303);
        var note = "Pharmacy " + UUID.randomUUID();
        assertThat(nurse.browser()
                        .post(reason, "reason", "URGENT_CALL", "note", note)
                        .location())
                .isEqualTo("/staff/patients/" + patient);
        assertThat(nurse.browser().get(result).status()).isEqualTo(200);
        assertThat(lines()).extracting(AuditLine::action).contains("break-glass-used");
        var gina = cast.gina().browser();
        assertThat(gina.get("/staff").body()).contains("/staff/break-glass");
        var list = gina.get("/staff/break-glass").body();
        assertThat(list).contains(note, "Sam Newman", "urgent question").doesNotContain("Pat Cast");
        var outcome = outcomeOf(list);
        assertThat(gina.post(outcome, "outcome", "JUSTIFIED", "note", "Asked the pharmacy")
                        .status())
                .isEqualTo(303);
        assertThat(gina.get("/staff/break-glass").body()).contains("Asked the pharmacy");
        assertThat(gina.post(outcome, "outcome", "EXPLAINED", "note", "").status())
                .as("once")
                .isEqualTo(404);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var member : List.of(cast.frank(), cast.lena(), cast.karl(), cast.gina(), cast.hugo())) {
            assertThat(member.browser().get(reason).status()).isEqualTo(404);
            assertThat(member.browser()
                            .post(reason, "reason", "OTHER", "note", "Curious")
                            .status())
                    .isEqualTo(404);
        }
        for (var member : List.of(cast.dora(), cast.osei(), cast.jana())) {
            assertThat(member.browser().get("/staff/break-glass").status()).isEqualTo(404);
        }
    }

    @Test
    void aReasonForSomebodyWhoIsNotHereOpensNothing() {
        var nobody = "/staff/patients/" + UUID.randomUUID() + "/reason";
        assertThat(nurse.browser().get(nobody).status()).isEqualTo(404);
        assertThat(nurse.browser().post(nobody, "reason", "OTHER", "note", "x").status())
                .isEqualTo(404);
    }

    private String outcomeOf(String list) {
        var start = list.indexOf("/staff/break-glass/" + patient + "/");
        return list.substring(start, list.indexOf('"', start));
    }

    private List<AuditLine> lines() {
        return audit.search(
                viewers.staff(Role.COMPLIANCE_OFFICER),
                new AuditQuery(null, null, nurse.account(), patient, null, null, null));
    }
}
