package org.havenport.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havenport.enrolment.Enrolling.code;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.protocols.BusinessHours;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class FollowUpsTests {

    private static final Pattern LETTER = Pattern.compile("name=\"(patient|code)\" value=\"([^\"]+)\"");

    @Autowired
    private BusinessHours hours;

    @Autowired
    private Enrolling enrolling;

    @Autowired
    private OwnersConnection owner;

    @Autowired
    private TestClock clock;

    @Autowired
    private Cast cast;

    @Test
    void whoWasInvitedAndDoesNotComeIsAskedByName() throws SQLException {
        var rose = enrolling.somebody();
        enrolling.invite(cast.frank(), rose.id());
        owner.run("update enrolment.invitation set invited_at = invited_at - interval '400 days', ends_at = ends_at"
                + " - interval '400 days' where patient_id = '" + rose.id() + "'");
        var browser = cast.frank().browser();
        assertThat(browser.get("/staff/enrolment").body()).contains(rose.family());
        var path = "/staff/enrolment/never/" + rose.id();
        assertThat(browser.get(path).status()).isEqualTo(200);
        assertThat(note(browser, path, "", "").status())
                .as("an outcome is needed")
                .isEqualTo(422);
        assertThat(note(browser, path, "NOT_REACHED", tomorrow()).status()).isEqualTo(303);
        assertThat(browser.get("/staff/enrolment").body())
                .as("not before the day")
                .doesNotContain(rose.family());
        assertThat(browser.get(path).body()).contains("Not reached").contains("Frank Doyle");
        clock.advance(Duration.ofDays(2));
        try {
            assertThat(cast.frank().browser().get("/staff/enrolment").body()).contains(rose.family());
            note(cast.frank().browser(), path, "NOT_WANTED", "");
            assertThat(cast.frank().browser().get("/staff/enrolment").body()).doesNotContain(rose.family());
        } finally {
            clock.back();
        }
    }

    @Test
    void sleepersThoseWhoLeftAndClosedInvitationsStandOnTheirLists() throws SQLException {
        var sleeper = cast.newPatient();
        owner.run("update access.account set created_at = created_at - interval '900 days', signed_in_at = null"
                + " where id = '" + sleeper.account() + "'");
        var gone = cast.newPatient();
        gone.browser().post("/you/leave");
        owner.run("update enrolment.departure set at = at - interval '900 days' where patient_id = '" + gone.patient()
                + "'");
        var page = cast.frank().browser().get("/staff/enrolment").body();
        assertThat(page)
                .contains("/staff/enrolment/dormant/" + sleeper.patient())
                .contains("/staff/enrolment/left/" + gone.patient())
                .contains("patients have an account in use");
        assertThat(cast.frank().browser().get("/staff").body()).contains("/staff/enrolment");
        assertThat(cast.dora().browser().get("/staff/enrolment").status()).isEqualTo(404);
    }

    @Test
    void manyAreInvitedWithOneFileAndWhoIsNotIsToldWhy() throws SQLException {
        var rose = enrolling.somebody();
        var without = enrolling.somebody(LocalDate.of(1950, 1, 2), null, "en");
        seenNow(rose.id());
        var browser = cast.frank().browser();
        assertThat(browser.get("/staff/enrolment/invite?months=3").body()).contains(rose.family());
        var made = browser.post(
                "/staff/enrolment/invite",
                "patient",
                rose.id().toString(),
                "patient",
                without.id().toString());
        assertThat(made.body())
                .contains("1 invited, 1 not")
                .contains(without.family())
                .contains("no address");
        var fields = new java.util.ArrayList<String>();
        var found = LETTER.matcher(made.body());
        while (found.find()) {
            fields.add(found.group(1));
            fields.add(found.group(2));
        }
        var file = browser.post("/staff/enrolment/invite/letters", fields.toArray(String[]::new));
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        var envelopes = Pattern.compile("href=\"([^\"]+envelopes.csv)\"").matcher(made.body());
        assertThat(envelopes.find()).isTrue();
        assertThat(browser.get(envelopes.group(1)).body())
                .contains(rose.family())
                .contains("881 Main Street");
        assertThat(browser.get("/staff/enrolment/invite?months=3").body())
                .as("is not offered again")
                .doesNotContain(rose.family());
        assertThat(enrolling
                        .enrol(cast.stranger(), rose, fields.get(fields.indexOf("code") + 1))
                        .status())
                .isEqualTo(303);
        assertThat(code(enrolling.invite(cast.frank(), without.id()))).isNotEmpty();
    }

    private Browser.Answer note(Browser browser, String path, String outcome, String next) {
        browser.get(path);
        return browser.post(
                path,
                "outcome",
                outcome,
                "next",
                next,
                "owner",
                cast.frank().account().toString());
    }

    private String tomorrow() {
        return LocalDate.ofInstant(clock.instant(), hours.zone()).plusDays(1).toString();
    }

    private void seenNow(UUID patient) throws SQLException {
        owner.run("update patients.patient set last_visit = '2999-01-01' where id = '" + patient + "'");
    }
}
