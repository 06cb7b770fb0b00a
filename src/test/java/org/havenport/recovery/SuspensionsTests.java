package org.havenport.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.havenport.access.Accounts;
import org.havenport.access.NewAccount;
import org.havenport.access.Totp;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is suspended reads why, whom to speak to and how they get their record, and keeps reading but for fraud. */
@PortalTest
class SuspensionsTests {

    private static final String APPEAL = "Ms Moretti, 555-0100, any weekday";
    private static final String OTHERWISE = "On paper at our front desk, the same day";

    @Autowired
    Forgetful forgetful;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @Autowired
    Accounts accounts;

    @Autowired
    Asking asking;

    @Autowired
    Suspensions suspensions;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    void whoeverLiftsItProvesAgainWhoTheyAre() {
        var ann = forgetful.somebody();
        suspend(ann, "ASKING", "MISUSE", APPEAL, OTHERWISE);
        var chief = cast.newStaff(Role.MEDICAL_DIRECTOR).browser();
        chief.get(path(ann));
        clock.advance(Duration.ofMinutes(11));
        assertThat(chief.post(path(ann) + "/lift").location()).startsWith("/sign-in/again");
        assertThat(isSuspended(ann.account())).isTrue();
    }

    @Test
    @Verifies("B.ua.4#2")
    void whoIsSuspendedReadsOnAndIsToldWhyWhereToAppealAndTheOtherWay() {
        var ann = forgetful.somebody();
        var browser = ann.browser();
        var done = suspend(ann, "ASKING", "MISUSE", APPEAL, OTHERWISE);
        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(forgetful.told(ann, "recovery.suspended")).isEqualTo(1);

        assertThat(browser.get("/home").status()).as("reading goes on").isEqualTo(200);
        assertThat(browser.get("/record").status()).isEqualTo(200);
        var page = browser.get("/suspended").body();
        assertThat(page)
                .contains(APPEAL)
                .contains(OTHERWISE)
                .contains("agreement rules out")
                .contains("care with us goes on");

        assertThat(cast.newStaff(Role.MEDICAL_DIRECTOR)
                        .browser()
                        .post(path(ann) + "/lift")
                        .status())
                .isEqualTo(303);
        assertThat(browser.get("/suspended").location()).isEqualTo("/home");
        assertThat(forgetful.told(ann, "recovery.lifted")).isEqualTo(1);
    }

    @Test
    @Verifies("B.ua.4#2")
    void forFraudReadingEndsAndSigningInSaysWhy() {
        var ann = forgetful.somebody();
        var browser = ann.browser();
        assertThat(suspend(ann, "READING_TOO", "FRAUD", APPEAL, OTHERWISE).status())
                .isEqualTo(303);
        assertThat(browser.get("/home").location())
                .as("from the next request on")
                .isEqualTo("/suspended");
        assertThat(browser.get("/record").location()).isEqualTo("/suspended");
        assertThat(browser.get("/suspended").body()).contains(APPEAL).contains(OTHERWISE);
        var again = ann.newBrowser();
        ann.signIn(again);
        assertThat(again.get("/home").location()).isEqualTo("/suspended");
        forgetful.ask(cast.stranger(), ann.username());
        assertThat(forgetful.whyNot(ann)).isEqualTo("SUSPENDED");
        cast.newStaff(Role.MEDICAL_DIRECTOR).browser().post(path(ann) + "/lift");
        assertThat(browser.get("/home").status()).isEqualTo(200);
    }

    @Test
    @Verifies("B.ua.4#2")
    void whoLeavesAndComesBackIsStillSuspended() {
        var ann = forgetful.somebody();
        suspend(ann, "READING_TOO", "FRAUD", APPEAL, OTHERWISE);
        assertThat(ann.browser().post("/you/leave").location()).isEqualTo("/left");
        var another = new NewAccount("back-" + ann.username(), ann.password(), Totp.newSecret());
        var account = accounts.createPatient(Forgetful.JOB, another, ann.patient());
        assertThat(isSuspended(account)).isTrue();
        var chief = cast.newStaff(Role.MEDICAL_DIRECTOR).browser();
        assertThat(chief.get(path(ann)).body()).contains("/lift");
        assertThat(chief.post(path(ann) + "/lift").status()).isEqualTo(303);
        assertThat(isSuspended(account)).isFalse();
    }

    @Test
    void whoOpensItLeavesALineAboutThePatientAndNobodyElse() {
        var ann = forgetful.somebody();
        suspend(ann, "ASKING", "MISUSE", APPEAL, OTHERWISE);
        var chief = cast.newStaff(Role.MEDICAL_DIRECTOR);
        assertThat(chief.browser().get(path(ann)).body()).contains("/lift");
        assertThat(lines("suspension-opened", chief, ann.patient())).isEqualTo(1);
        assertThat(lines("suspensions-viewed", chief, null)).isZero();
        assertThat(chief.browser().get("/staff/suspensions").body()).contains(path(ann));
        assertThat(lines("suspensions-viewed", chief, null)).isEqualTo(1);
    }

    @Test
    void itIsRefusedWithoutAReasonAnAppealOrAnotherWayAndReadingEndsOnlyForFraud() {
        var ann = forgetful.somebody();
        assertThat(suspend(ann, "", "MISUSE", APPEAL, OTHERWISE).body()).contains("Say what is taken away");
        assertThat(suspend(ann, "ASKING", "", APPEAL, OTHERWISE).body()).contains("Say why");
        assertThat(suspend(ann, "ASKING", "MISUSE", " ", OTHERWISE).body()).contains("Name somebody to speak to");
        assertThat(suspend(ann, "ASKING", "MISUSE", APPEAL, "ask").body())
                .contains("how they get their record otherwise");
        assertThat(suspend(ann, "READING_TOO", "MISUSE", APPEAL, OTHERWISE).body())
                .contains("only for fraud or security");
        assertThat(ann.browser().get("/suspended").location()).isEqualTo("/home");
        assertThatThrownBy(() -> forgetful.asOwner(
                        """
                        insert into recovery.suspension (id, account, scope, reason, appeal, otherwise, since, suspended_by)
                        values (?, ?, 'READING_TOO', 'MISUSE', ?, ?, current_timestamp, ?)
                        """,
                        UUID.randomUUID(),
                        ann.account(),
                        APPEAL,
                        OTHERWISE,
                        cast.newStaff(Role.MEDICAL_DIRECTOR).account()))
                .hasStackTraceContaining("the_record_stays_open");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var ann = forgetful.somebody();
        for (var other :
                new CastMember[] {cast.frank(), cast.dora(), cast.ellis(), cast.jana(), cast.hugo(), cast.cara()}) {
            assertThat(other.browser().get(path(ann)).status()).isEqualTo(404);
            assertThat(other.browser().post(path(ann), "scope", "ASKING").status())
                    .isEqualTo(404);
            assertThat(other.browser().post(path(ann) + "/lift").status()).isEqualTo(404);
            assertThat(other.browser().get("/staff/suspensions").status()).isEqualTo(404);
        }
    }

    private long lines(String action, CastMember actor, @Nullable UUID patient) {
        return asking.as(
                Forgetful.JOB,
                sql -> sql.of("""
                                select count(*) from audit.line where action = :action and actor = :actor
                                  and patient_id is not distinct from cast(:patient as uuid)
                                """)
                        .param("action", action)
                        .param("actor", actor.account())
                        .param("patient", patient)
                        .query(Long.class)
                        .single());
    }

    private boolean isSuspended(UUID account) {
        return asking.atTheDoor(sql -> suspensions.of(sql, account).isPresent());
    }

    private Browser.Answer suspend(CastMember person, String scope, String reason, String appeal, String otherwise) {
        var chief = cast.newStaff(Role.MEDICAL_DIRECTOR).browser();
        chief.get(path(person));
        return chief.post(path(person), "scope", scope, "reason", reason, "appeal", appeal, "otherwise", otherwise);
    }

    private static String path(CastMember person) {
        return "/staff/patients/" + person.patient() + "/suspension";
    }
}
