package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.havenport.audit.AuditEvent;
import org.havenport.audit.AuditLine;
import org.havenport.audit.AuditQuery;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;

/** Staff see what a patient sees: as much as is released and as their role shows, and nothing happens by it. */
@PortalTest
class MirrorControllerTests extends WithAnnsEyes {

    @Test
    @Verifies("B.sec.2#9")
    void aNurseSeesWhatAnnSeesAndNothingMore() {
        var browser = opened(nurse);
        var report = "/results/" + panel.getFirst().group();

        assertThat(nurse.browser().get("/staff/patients/" + patient).body()).contains("See what Pat sees");
        assertThat(browser.get("/home").body())
                .contains("You see what Pat sees.", "Nothing can be changed here.", "Back to Pat", "4.31")
                .doesNotContain("6.87")
                .doesNotContain("/sign-out");
        for (var page :
                List.of("/home", "/results", report, "/results/" + waiting.id(), "/record", "/record/documents")) {
            var seen = browser.get(page);
            assertThat(seen.status()).as(page).isEqualTo(200);
            assertThat(seen.body())
                    .as(page)
                    .contains("fieldset class=\"only-seen\" disabled")
                    .doesNotContain("6.87");
            assertThat(mainOf(seen)).as(page).isEqualTo(mainOf(ann.browser().get(page)));
        }
        assertThat(browser.get("/staff/patients/" + patient).body())
                .as("the pages of staff are as before")
                .contains("staff-frame");
        assertThat(browser.post(mirror + "/end").location()).isEqualTo("/staff/patients/" + patient);
        assertThat(browser.get("/home").status()).isEqualTo(404);
    }

    @Test
    @Verifies("B.sec.2#9")
    void itSpeaksThePatientsLanguageAndTheBarTheStaffs() throws SQLException {
        var browser = opened(nurse);
        browser.get("/staff?lang=es");
        var home = browser.get("/home").body();

        assertThat(home).contains("<html lang=\"en\">", "Usted ve lo que ve Pat.", "lang=\"es\"");
    }

    @Test
    @Verifies("B.sec.2#10")
    void nothingCountsAsReadByThePatient() throws SQLException {
        var browser = opened(nurse);
        var group = panel.getFirst().group();
        browser.get("/results/" + group);
        browser.get("/results/" + panel.getFirst().id());

        assertThat(count("followup.viewing")).isZero();
        ann.browser().get("/results/" + group);
        assertThat(count("followup.viewing"))
                .as("the patient's own look is kept")
                .isOne();
    }

    @Test
    @Verifies("B.sec.2#10")
    void whateverActsIsRefusedAndSaidWhy() throws SQLException {
        var browser = opened(nurse);
        var group = panel.getFirst().group();
        for (var act : List.of(
                "/results/" + group + "/seen",
                "/results/" + waiting.id() + "/show",
                "/corrections/new/" + panel.getFirst().id(),
                "/record/everything")) {
            var answer = browser.post(act, "wrong", "NOT_MINE", "text", "Not mine", "words", "x");
            assertThat(answer.status()).as(act).isEqualTo(303);
            assertThat(answer.location()).as(act).isEqualTo(mirror + "?why=ACTS");
        }
        assertThat(browser.get(mirror + "?why=ACTS").body()).contains("This was not done.", "Only Pat can do this.");
        assertThat(browser.get("/corrections/new/" + panel.getFirst().id()).location())
                .isEqualTo(mirror + "?why=PART");
        assertThat(browser.get("/corrections").location()).isEqualTo(mirror + "?why=PART");
        for (var table :
                List.of("followup.confirmation", "release.request", "concerns.correction", "concerns.incident")) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(lines(nurse)).anySatisfy(line -> assertThat(line.outcome()).isEqualTo(AuditLine.Outcome.REFUSED));
    }

    @Test
    @Verifies("B.sec.2#11")
    void itLeavesATrace() {
        var browser = opened(nurse);
        for (var page : List.of("/home", "/results", "/record")) {
            var before = lines(nurse).size();
            browser.get(page);
            var added = lines(nurse);
            assertThat(added.size()).as(page).isGreaterThan(before);
        }
        browser.get("/results/" + panel.getFirst().group());
        assertThat(lines(nurse))
                .filteredOn(line -> line.action().equals(AuditEvent.SEEN_AS_THE_PATIENT))
                .allSatisfy(line -> assertThat(line.kind()).isEqualTo(Viewer.Kind.STAFF))
                .extracting(AuditLine::type)
                .contains("page-opened", "results-listed", "record-overview-viewed", "result-viewed");
        assertThat(lines(nurse)).extracting(AuditLine::action).contains("mirror-opened");
        assertThat(audit.search(
                        viewers.staff(Role.COMPLIANCE_OFFICER),
                        new AuditQuery(null, null, null, patient, "result-viewed", null, null)))
                .as("no line says that the patient looked")
                .isEmpty();
    }

    @Test
    @Verifies("B.sec.2#9")
    void frontDeskAndCoordinatorSeeTheFirstPageWithoutTheRecord() {
        for (var role : List.of(Role.FRONT_DESK, Role.PORTAL_COORDINATOR)) {
            var browser = opened(lookingAfter(role));
            assertThat(browser.get("/home").body())
                    .contains("Your role does not show results or the record.", "Not shown here")
                    .doesNotContain("4.31")
                    .doesNotContain("Nothing needs you");
            for (var page : List.of(
                    "/results", "/record", "/results/" + panel.getFirst().group())) {
                assertThat(browser.get(page).location()).as(page).isEqualTo(mirror + "?why=PART");
            }
        }
    }
}
