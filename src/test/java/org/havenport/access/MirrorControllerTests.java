package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.audit.AuditLine;
import org.havenport.audit.AuditQuery;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.patients.CareTeams;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff see what a patient sees: as much as is released and as their role shows, and nothing happens by it. */
@PortalTest
class MirrorControllerTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Cast cast;

    @Autowired
    Chart chart;

    @Autowired
    CareTeams teams;

    @Autowired
    Grants grants;

    @Autowired
    Audit audit;

    @Autowired
    Viewers viewers;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    private CastMember ann;
    private CastMember nurse;
    private UUID patient = Viewer.NO_ID;
    private List<Arrival> panel = List.of();
    private Arrival waiting = Arrivals.potassium(Viewer.NO_ID, "4.4", java.time.Instant.EPOCH);
    private String mirror = "";

    @BeforeEach
    void annHasOneResultAndOneThatWaits() {
        ann = cast.newPatient();
        patient = ann.patient();
        panel = Arrivals.panel(patient, "4.31", clock.instant().minus(Duration.ofDays(3)));
        waiting = Arrivals.potassium(patient, "6.87", clock.instant());
        chart.file(IMPORT, patient, panel);
        chart.file(IMPORT, patient, List.of(waiting));
        nurse = lookingAfter(Role.NURSE);
        mirror = "/staff/patients/" + patient + "/mirror";
    }

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

    @Test
    @Verifies("B.sec.2#2")
    void itRefusesStaffWithoutTheRole() {
        for (var member : List.of(
                lookingAfter(Role.BILLING), lookingAfter(Role.COMPLIANCE_OFFICER), lookingAfter(), cast.jana())) {
            assertThat(member.browser().get(mirror).status()).isEqualTo(404);
            assertThat(member.browser().post(mirror).status()).isEqualTo(404);
            assertThat(member.browser().get("/home").status()).isEqualTo(404);
        }
    }

    @Test
    @Verifies("B.sec.2#5")
    void itRefusesWhoDoesNotLookAfterThePatient() {
        var other = cast.newStaff(Role.NURSE);
        assertThat(other.browser().post(mirror).location()).isEqualTo("/staff/patients/" + patient + "/reason");
        assertThat(other.browser().get("/home").status()).isEqualTo(404);
        var desk = cast.newStaff(Role.FRONT_DESK);
        assertThat(desk.browser().post(mirror).status()).isEqualTo(404);
        assertThat(desk.browser().get("/staff/patients/" + patient).body()).doesNotContain("See what Pat sees");
        assertThat(nurse.browser()
                        .post("/staff/patients/" + UUID.randomUUID() + "/mirror")
                        .location())
                .as("somebody who is not here, as somebody one does not look after")
                .endsWith("/reason");
    }

    @Test
    @Verifies("B.sec.2#5")
    void itRefusesAnotherPatient() {
        var cara = cast.newPatient();
        var theirs = Arrivals.potassium(cara.patient(), "4.77", clock.instant());
        chart.file(IMPORT, cara.patient(), List.of(theirs));
        var browser = opened(nurse);

        assertThat(browser.get("/results/" + theirs.id()).status()).isEqualTo(404);
        assertThat(browser.get("/results").body()).doesNotContain("4.77");
        assertThat(cast.cara().browser().post(mirror).status())
                .as("a patient opens none")
                .isEqualTo(404);
    }

    @Test
    @Verifies("B.sec.2#5")
    void theEndOfTheRelationshipActsOnTheNextPage() throws SQLException {
        var browser = opened(nurse);
        assertThat(browser.get("/results").status()).isEqualTo(200);
        set("update patients.relation set ends_at = starts_at where account = ?", nurse.account());

        assertThat(browser.get("/results").location()).isEqualTo(mirror + "?why=OVER");
        assertThat(browser.get(mirror + "?why=OVER").body()).contains("This view has ended");
    }

    @Test
    @Verifies("B.sec.2#3")
    void aRoleThatEndsOrRestsClosesIt() {
        var browser = opened(nurse);
        grants.trained(nurse.account(), clock.instant().minusSeconds(1));
        assertThat(browser.get("/results").status()).as("training is over").isNotEqualTo(200);
        grants.trained(nurse.account(), clock.instant().plus(Duration.ofDays(30)));
        grants.endAll(nurse.account(), clock.instant());
        assertThat(browser.get("/results").status()).as("the role has ended").isNotEqualTo(200);
    }

    @Test
    void itEndsAfterAQuarterOfAnHour() throws SQLException {
        var browser = opened(nurse);
        set(
                "update viewer.mirror set opened_at = opened_at - interval '15 minutes', ends_at = ends_at - interval '15 minutes' where actor_id = ?",
                nurse.account());

        assertThat(browser.get("/results").location()).isEqualTo(mirror + "?why=OVER");
        assertThat(browser.post(mirror).location()).as("and is opened anew").isEqualTo("/home");
        assertThat(browser.get("/results").status()).isEqualTo(200);
    }

    @Test
    void itEndsWithTheSessionAndBelongsToIt() {
        var browser = opened(nurse);
        var elsewhere = nurse.newBrowser();
        nurse.signIn(elsewhere);
        assertThat(elsewhere.get("/home").status())
                .as("another session of the same person")
                .isEqualTo(404);
        browser.post("/sign-out");
        assertThat(browser.get("/home").location()).isEqualTo("/sign-in");
    }

    private Browser opened(CastMember by) {
        var browser = by.browser();
        assertThat(browser.post(mirror).location()).isEqualTo("/home");
        return browser;
    }

    private CastMember lookingAfter(Role... roles) {
        var member = cast.newStaff(roles);
        teams.related(Viewer.job("test"), patient, member.account(), null);
        return member;
    }

    /** What stands in main, without what is drawn anew for each form. */
    private static String mainOf(Browser.Answer answer) {
        var body = answer.bodyWithoutToken();
        return body.substring(body.indexOf("<main"), body.indexOf("</main>"));
    }

    private List<AuditLine> lines(CastMember by) {
        return audit.search(
                viewers.staff(Role.COMPLIANCE_OFFICER),
                new AuditQuery(null, null, by.account(), patient, null, null, null));
    }

    private long count(String table) throws SQLException {
        try (var connection = owner.open();
                var query = connection.prepareStatement("select count(*) from " + table + " where patient_id = ?")) {
            query.setObject(1, patient);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void set(String sql, UUID account) throws SQLException {
        try (var connection = owner.open();
                var update = connection.prepareStatement(sql)) {
            update.setObject(1, account);
            assertThat(update.executeUpdate()).isPositive();
        }
    }
}
