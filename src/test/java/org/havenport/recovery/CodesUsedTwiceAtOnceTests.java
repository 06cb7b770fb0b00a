package org.havenport.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.havenport.access.RecoveryCodes;
import org.havenport.access.Waiting;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.patients.Patients;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A code that is good once is so, too, when two who know it send it at the same moment, at one door or at two. */
@PortalTest
class CodesUsedTwiceAtOnceTests {

    private static final Pattern CODE = Pattern.compile("code-to-tell\">([0-9A-Z-]{14})<");

    @Autowired
    Forgetful forgetful;

    @Autowired
    Cast cast;

    @Autowired
    Patients patients;

    @Autowired
    RecoveryCodes codes;

    @Autowired
    Asking asking;

    @Autowired
    OwnersConnection owner;

    @Test
    @Verifies("B.sec.3#6")
    void aCodeOnPaperOpensOneOfTwoSignIns() throws Exception {
        var ann = forgetful.somebody();
        var code = sheet(ann);
        var here = halfIn(ann);
        var there = halfIn(ann);
        var answers = atOnce(
                "access.recovery_code",
                () -> here.post("/sign-in/code", "code", code),
                () -> there.post("/sign-in/code", "code", code));
        assertThat(answers).extracting(Browser.Answer::status).containsExactlyInAnyOrder(303, 422);
        assertThat(left(ann)).isEqualTo(RecoveryCodes.ALL - 1);
        assertThat(List.of(here, there))
                .extracting(browser -> browser.get("/home").status())
                .containsExactlyInAnyOrder(200, 303);
    }

    @Test
    @Verifies("B.sec.3#6")
    void aCodeOnPaperOpensASignInOrProvesARecovery() throws Exception {
        var ann = forgetful.somebody();
        var code = sheet(ann);
        var recovery = forgetful.proved(ann);
        recovery.get("/forgotten/proof");
        var signIn = halfIn(ann);
        var answers = atOnce(
                "access.recovery_code",
                () -> signIn.post("/sign-in/code", "code", code),
                () -> recovery.post("/forgotten/proof", "way", "RECOVERY_CODE", "typed", code));
        assertThat(answers).extracting(Browser.Answer::status).containsExactlyInAnyOrder(303, 422);
        assertThat(left(ann)).isEqualTo(RecoveryCodes.ALL - 1);
        assertThat(signIn.get("/home").status() == 200
                        ^ recovery.get("/forgotten/new").status() == 200)
                .isTrue();
    }

    @Test
    void aCodeOfTheAppOpensOneOfTwoSignIns() throws Exception {
        var ann = forgetful.somebody();
        var here = halfIn(ann);
        var there = halfIn(ann);
        var code = ann.code();
        var answers = atOnce(
                "access.account",
                () -> here.post("/sign-in/code", "code", code),
                () -> there.post("/sign-in/code", "code", code));
        assertThat(answers).extracting(Browser.Answer::status).containsExactlyInAnyOrder(303, 422);
    }

    /** Each waits for what the other has counted, unless one of them lets it be. */
    @Test
    @Verifies("A1.4#6")
    void whoIsKnownComesInWhileAStrangerInTheirNetworkTriesTheSameName() throws Exception {
        var ann = forgetful.somebody();
        var known = ann.browser();
        known.post("/sign-out");
        password(known, ann);
        var stranger = ann.newBrowser();
        password(stranger, ann);
        stranger.post("/sign-in/code", "code", "000000");
        var code = ann.code();
        var answers = atOnce(
                "access.account",
                () -> known.post("/sign-in/code", "code", code),
                () -> stranger.post("/sign-in/code", "code", "000000"));
        assertThat(answers.getFirst().location()).as(answers.getFirst().body()).isEqualTo("/home");
        assertThat(answers.getLast().status()).isEqualTo(422);
    }

    @Test
    @Verifies("A1.4#4")
    void aCodeThatStaffGaveMakesOneNewPassword() throws Exception {
        var ann = forgetful.somebody();
        var code = given(ann);
        var here = cast.stranger();
        var there = cast.stranger();
        var digits = forgetful.digitsOf(AssistedRecoveriesTests.open(here, ann.username(), code));
        AssistedRecoveriesTests.open(there, ann.username(), code);
        var answers = atOnce(
                "recovery.assisted",
                () -> AssistedRecoveriesTests.choose(here, ann.username(), code, Forgetful.NEW + 0, digits),
                () -> AssistedRecoveriesTests.choose(there, ann.username(), code, Forgetful.NEW + 1, digits));
        assertThat(answers).extracting(Browser.Answer::status).containsExactlyInAnyOrder(303, 422);
        assertThat(forgetful.opens(ann.username(), Forgetful.NEW + 0)
                        ^ forgetful.opens(ann.username(), Forgetful.NEW + 1))
                .isTrue();
        assertThat(forgetful.told(ann, "recovery.done")).isEqualTo(1);
    }

    @Test
    @Verifies("B.sec.3#6")
    void whoIsSignedInWhileTheAccountGetsNewKeysMakesNoCodesThatOutliveThem() throws Exception {
        var ann = forgetful.somebody();
        var thief = ann.browser();
        sheet(ann);
        var code = given(ann);
        var browser = cast.stranger();
        var digits = forgetful.digitsOf(AssistedRecoveriesTests.open(browser, ann.username(), code));
        var answers = atOnce(
                "access.recovery_code",
                () -> AssistedRecoveriesTests.choose(browser, ann.username(), code, Forgetful.NEW, digits),
                () -> thief.post("/you/sign-in/codes"));
        assertThat(answers.getFirst().location()).as(answers.getFirst().body()).isEqualTo("/forgotten/done");
        assertThat(answers.getLast().status()).isNotEqualTo(200);
        assertThat(left(ann)).isZero();
        assertThat(thief.get("/home").location()).isEqualTo("/sign-in");
    }

    /** Nothing is written to the table until both have come as far as that. */
    private List<Browser.Answer> atOnce(String table, Callable<Browser.Answer> one, Callable<Browser.Answer> another)
            throws Exception {
        var answers = new ArrayList<Browser.Answer>();
        try (var connection = owner.open();
                var statement = connection.createStatement();
                var both = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in share mode");
            var sent = new ArrayList<Future<Browser.Answer>>(List.of(both.submit(one)));
            Waiting.until(connection, 1);
            sent.add(both.submit(another));
            Waiting.until(connection, 2);
            connection.rollback();
            for (var each : sent) {
                answers.add(each.get(60, TimeUnit.SECONDS));
            }
        }
        return answers;
    }

    private String sheet(CastMember ann) {
        return asking.atTheDoor(sql -> codes.make(sql, ann.account())).getFirst();
    }

    private int left(CastMember ann) {
        return asking.atTheDoor(sql -> codes.left(sql, ann.account())).number();
    }

    /** Somebody who has typed the password, at an address nobody else has. */
    private Browser halfIn(CastMember ann) {
        return password(cast.stranger(), ann);
    }

    private static Browser password(Browser browser, CastMember ann) {
        browser.get("/sign-in");
        var answer = browser.post("/sign-in", "username", ann.username(), "password", ann.password());
        assertThat(answer.location()).as(answer.body()).isEqualTo("/sign-in/code");
        browser.get("/sign-in/code");
        return browser;
    }

    /** The code that the front desk gives who comes in person. */
    private String given(CastMember ann) {
        var who = patients.who(Forgetful.JOB, ann.patient()).orElseThrow();
        var desk = cast.newStaff(Role.FRONT_DESK).browser();
        var path = "/staff/patients/" + ann.patient() + "/sign-in-help";
        desk.get(path);
        var page = desk.post(
                path,
                "given",
                who.given(),
                "family",
                who.family(),
                "birthDate",
                who.birthDate().toString(),
                "method",
                "IN_PERSON",
                "reason",
                "LOST_PHONE");
        var found = CODE.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return Objects.requireNonNull(found.group(1));
    }
}
