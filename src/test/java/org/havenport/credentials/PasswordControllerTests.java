package org.havenport.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PasswordControllerTests {

    private static final String PATH = "/you/sign-in/password";
    private static final String FRESH = "velvet otters hum at noon";

    @Autowired
    Cast cast;

    @Autowired
    Asking asking;

    @Autowired
    OwnersConnection owner;

    @Test
    void itHoldsForThePatientAndEndsEveryOtherSession() {
        var ann = cast.newPatient();
        var here = ann.browser();
        var elsewhere = ann.newBrowser();
        ann.signIn(elsewhere);
        assertThat(elsewhere.get("/home").status()).isEqualTo(200);
        assertThat(change(here, ann.password(), FRESH, FRESH).location()).isEqualTo(PATH + "/changed");
        assertThat(here.get(PATH + "/changed").body()).contains("Your password is changed");
        assertThat(elsewhere.get("/home").location()).isEqualTo("/sign-in");
        assertThat(cast.stranger()
                        .post("/sign-in", "username", ann.username(), "password", FRESH)
                        .location())
                .isEqualTo("/sign-in/code");
        assertThat(cast.stranger()
                        .post("/sign-in", "username", ann.username(), "password", ann.password())
                        .status())
                .isEqualTo(422);
    }

    @Test
    void staffChangeTheirsToo() {
        var nurse = cast.newStaff(Role.NURSE);
        assertThat(change(nurse.browser(), nurse.password(), FRESH, FRESH).location())
                .isEqualTo(PATH + "/changed");
    }

    @Test
    @Verifies({"A1.1#2", "A1.1#3"})
    void whatIsRefusedIsSaidAndNothingChanges() {
        var ann = cast.newPatient();
        var browser = ann.browser();
        assertThat(change(browser, "not-mine-at-all", FRESH, FRESH).body())
                .contains("This is not your password until now");
        assertThat(change(browser, ann.password(), FRESH, "other").body()).contains("are not the same");
        assertThat(change(browser, ann.password(), "otter", "otter").body()).contains("at least 8 characters");
        assertThat(change(browser, ann.password(), "password1", "password1").body())
                .contains("Many people use this password");
        assertThat(cast.stranger()
                        .post("/sign-in", "username", ann.username(), "password", ann.password())
                        .location())
                .isEqualTo("/sign-in/code");
    }

    @Test
    @Verifies({"A1.1#6", "C4#2"})
    void thePageOffersAPhraseAndSaysHowStrongOneIs() {
        var browser = cast.newPatient().browser();
        assertThat(browser.get(PATH).body()).containsPattern("class=\"offered\">([A-Z][a-z]+-){5}[0-9]{2}<");
        assertThat(browser.post(PATH + "/strength", "password", "password1").body())
                .contains("Very weak");
        assertThat(browser.post(PATH + "/strength", "password", FRESH).body()).contains("Very strong");
    }

    @Test
    @Verifies("C4#4")
    void onlyWhetherItIsLongIsKept() {
        var ann = cast.newPatient();
        var browser = ann.browser();
        change(browser, ann.password(), "velvet otters", "velvet otters");
        assertThat(isLong(ann)).isFalse();
        change(browser, "velvet otters", FRESH, FRESH);
        assertThat(isLong(ann)).isTrue();
    }

    @Test
    void ofTwoChangesAtOnceThatKnowTheOldOneOnlyTheFirstCounts() throws Exception {
        var ann = cast.newPatient();
        var here = ann.browser();
        var there = ann.newBrowser();
        ann.signIn(there);
        try (var connection = owner.open();
                var lock = connection.prepareStatement("select 1 from access.account where id = ? for update");
                var both = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            lock.setObject(1, ann.account());
            lock.execute();
            var first = both.submit(() -> change(here, ann.password(), FRESH, FRESH));
            var second = both.submit(() -> change(there, ann.password(), FRESH + " too", FRESH + " too"));
            org.havenport.access.Waiting.until(connection, 2);
            connection.rollback();
            assertThat(java.util.List.of(first.get().status(), second.get().status()))
                    .containsExactlyInAnyOrder(303, 422);
        }
    }

    @Test
    void itLeavesATrace() throws java.sql.SQLException {
        var ann = cast.newPatient();
        change(ann.browser(), ann.password(), FRESH, FRESH);
        try (var connection = owner.open();
                var count = connection.prepareStatement(
                        "select count(*) from audit.line where action = 'password-changed' and item = ?")) {
            count.setObject(1, ann.account());
            var row = count.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getLong(1)).isEqualTo(1);
        }
    }

    private boolean isLong(CastMember who) {
        return asking.atTheDoor(sql -> sql.of("select password_long from access.account where id = :id")
                .param("id", who.account())
                .query(Boolean.class)
                .single());
    }

    private static Browser.Answer change(Browser browser, String old, String fresh, String again) {
        return browser.post(PATH, "old", old, "password", fresh, "again", again);
    }
}
