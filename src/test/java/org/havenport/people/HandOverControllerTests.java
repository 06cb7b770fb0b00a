package org.havenport.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Viewers;
import org.havenport.patients.Assigned;
import org.havenport.patients.CareTeams;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class HandOverControllerTests {

    private static final String PAGE = "/staff/hand-over";
    private static final Pattern PATIENT = Pattern.compile("/staff/patients/([0-9a-f-]{36})");

    @Autowired
    Cast cast;

    @Autowired
    CareTeams teams;

    @Autowired
    Assigned assigned;

    @Autowired
    Viewers viewers;

    @Autowired
    Audit audit;

    @Test
    void whoAssignsSeesWhichPatientsPageByPageAndOthersHowMany() {
        var nurse = cast.newStaff(Role.NURSE);
        var own = new HashSet<String>();
        for (int i = 0; i < 23; i++) {
            var patient = cast.newPatient().patient();
            teams.related(Viewer.job("test"), patient, nurse.account(), null);
            own.add(patient.toString());
        }
        var karl = cast.karl().browser();
        var path = PAGE + "/" + nurse.account();
        assertThat(karl.get(PAGE + "?lang=en").body()).contains(path, "23 patients");

        var first = karl.get(path).body();
        var shown = found(first);
        assertThat(shown).hasSize(20);
        assertThat(first).contains("Next page", "Pat Cast");
        var next = Pattern.compile(path + "\\?after=[0-9a-f-]{36}").matcher(first);
        assertThat(next.find()).isTrue();
        var rest = found(karl.get(next.group()).body());
        assertThat(rest).hasSize(3);
        shown.addAll(rest);
        assertThat(shown).isEqualTo(own);

        var jana = cast.jana()
                .browser()
                .get("/staff/people/" + nurse.account() + "?lang=en")
                .body();
        assertThat(jana).contains("23 patients are assigned").doesNotContain("Pat Cast", PAGE + "/");
        assertThat(audit.search(viewers.staff(Role.COMPLIANCE_OFFICER), AuditQuery.newest()))
                .anyMatch(line -> line.action().equals("hand-over-read"));
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var path = PAGE + "/" + cast.dora().account();
        for (var other : List.of(cast.jana(), cast.gina(), cast.dora(), cast.hugo(), cast.ann())) {
            assertThat(other.browser().get(PAGE).status()).isEqualTo(404);
            assertThat(other.browser().get(path).status()).isEqualTo(404);
        }
        var jana = viewers.staff(Role.ADMINISTRATOR);
        assertThatThrownBy(() -> assigned.patients(jana, cast.dora().account(), null, 20))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    void theProgramsThatRanAndTheHandOverHaveAPlaceInTheMenu() {
        var security = cast.newStaff(Role.SECURITY_ADMINISTRATOR).browser();
        assertThat(security.get("/staff?lang=en").body()).contains("href=\"/staff/deployments\"");
        assertThat(cast.karl().browser().get("/staff").body())
                .contains("href=\"/staff/hand-over\"")
                .doesNotContain("/staff/deployments");
    }

    private static HashSet<String> found(String page) {
        var found = new HashSet<String>();
        var patient = PATIENT.matcher(page);
        while (patient.find()) {
            found.add(patient.group(1));
        }
        return found;
    }
}
