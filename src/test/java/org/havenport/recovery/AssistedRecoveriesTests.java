package org.havenport.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff who made sure of somebody give a code, and nobody else and nothing else does. */
@PortalTest
class AssistedRecoveriesTests {

    private static final Pattern CODE = Pattern.compile("code-to-tell\">([0-9A-Z-]{14})<");
    private static final Pattern ID = Pattern.compile("/staff/recoveries/([0-9a-f-]{36})/letter");

    @Autowired
    Forgetful forgetful;

    @Autowired
    Cast cast;

    @Autowired
    Patients patients;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("A1.4#4")
    void theFrontDeskGivesACodeAndThePersonChoosesEverything() {
        var ann = forgetful.somebody();
        var signedIn = ann.browser();
        forgetful.aThiefLeavesKeys(ann);
        var given = help(desk(), ann, "IN_PERSON", "LOST_PHONE");
        assertThat(given.body()).contains(ann.username());
        assertThat(forgetful.told(ann, "recovery.helped")).isEqualTo(1);

        var browser = cast.stranger();
        var opened = open(browser, ann.username(), code(given).toLowerCase(java.util.Locale.ROOT));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        var done = choose(browser, ann.username(), code(given), Forgetful.NEW, forgetful.digitsOf(opened));
        assertThat(done.location()).as(done.body()).isEqualTo("/forgotten/done");

        assertThat(forgetful.keysOf(ann)).isEqualTo("0 passkeys, 0 devices, 0 codes");
        assertThat(signedIn.get("/home").status()).isEqualTo(303);
        assertThat(forgetful.opens(ann.username(), ann.password())).isFalse();
        assertThat(forgetful.opens(ann.username(), Forgetful.NEW)).isTrue();
        assertThat(open(cast.stranger(), ann.username(), code(given)).status())
                .as("the code works once")
                .isEqualTo(422);
    }

    @Test
    void twoIdentifiersMustBeTypedAndBothMustAgree() {
        var ann = forgetful.somebody();
        var who = person(ann);
        var desk = desk().browser();
        desk.get(path(ann));
        assertThat(desk.post(
                                path(ann),
                                "family",
                                who.family(),
                                "given",
                                who.given(),
                                "method",
                                "IN_PERSON",
                                "reason",
                                "LOCKED")
                        .body())
                .contains("Type at least two of these");
        assertThat(desk.post(
                                path(ann),
                                "family",
                                who.family(),
                                "given",
                                who.given(),
                                "birthDate",
                                "1999-01-01",
                                "method",
                                "IN_PERSON",
                                "reason",
                                "LOCKED")
                        .status())
                .isEqualTo(422);
        assertThat(desk.post(
                                path(ann),
                                "family",
                                who.family(),
                                "given",
                                who.given(),
                                "birthDate",
                                who.birthDate().toString())
                        .body())
                .contains("Say how you made sure");
        assertThat(forgetful.told(ann, "recovery.helped")).isZero();
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var ann = forgetful.somebody();
        for (var other : new CastMember[] {cast.dora(), cast.jana(), cast.gina(), cast.hugo(), cast.cara()}) {
            assertThat(other.browser().get(path(ann)).status()).isEqualTo(404);
            assertThat(other.browser().post(path(ann), "method", "IN_PERSON").status())
                    .isEqualTo(404);
        }
        assertThat(cast.frank().browser().get("/staff/recoveries").status()).isEqualTo(404);
        assertThat(cast.frank()
                        .browser()
                        .get("/staff/people/" + cast.dora().account() + "/sign-in-help")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCodeEndsAfterHalfAnHourAndIsOfOnePersonOnly() {
        var ann = forgetful.somebody();
        var given = help(cast.newStaff(Role.PORTAL_COORDINATOR), ann, "CALLED_BACK", "FORGOT_PASSWORD");
        assertThat(open(cast.stranger(), forgetful.somebody().username(), code(given))
                        .status())
                .as("another person's code")
                .isEqualTo(422);
        clock.advance(Duration.ofMinutes(31));
        assertThat(open(cast.stranger(), ann.username(), code(given)).status()).isEqualTo(422);
    }

    @Test
    void aLetterIsPrintedOnceByWhoeverGaveTheCode() {
        var ann = forgetful.somebody();
        var frank = desk();
        var given = help(frank, ann, "IN_PERSON", "LOST_PHONE");
        var id = ID.matcher(given.body());
        assertThat(id.find()).isTrue();
        var letter = "/staff/recoveries/" + id.group(1) + "/letter";
        assertThat(cast.newStaff(Role.PORTAL_COORDINATOR)
                        .browser()
                        .post(letter, "code", code(given))
                        .status())
                .as("another member of staff")
                .isEqualTo(404);
        var printed = frank.browser().post(letter, "code", code(given), "language", "es");
        assertThat(printed.status()).isEqualTo(200);
        assertThat(printed.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(frank.browser().post(letter, "code", code(given)).status())
                .as("once")
                .isEqualTo(404);
    }

    @Test
    @Verifies("A2.1#4")
    void whenMailAndPhoneBothChangedWithinADayResetRestsForADayAndStaffHelpInPersonOnly() {
        var ann = forgetful.somebody();
        forgetful.bothAddressesChange(ann);

        forgetful.ask(cast.stranger(), ann.username());
        assertThat(forgetful.whyNot(ann)).isEqualTo("RESTS");
        assertThat(help(desk(), ann, "CALLED_BACK", "LOST_PHONE").body()).contains("only in person");
        assertThat(help(desk(), ann, "IN_PERSON", "LOST_PHONE").body()).contains("code-to-tell");

        clock.advance(Duration.ofHours(25));
        forgetful.ask(cast.stranger(), ann.username());
        assertThat(forgetful.whyNot(ann)).as("a day later").isEmpty();
    }

    @Test
    void forWhoeverGivesRightsASecondAdministratorAgreesAndNobodyHelpsThemselves() {
        var chief = cast.newStaff(Role.ADMINISTRATOR);
        var path = "/staff/people/" + chief.account() + "/sign-in-help";
        var jana = cast.newStaff(Role.ADMINISTRATOR).browser();
        jana.get("/staff/recoveries");
        var asked = helpMember(jana, path, chief);
        assertThat(asked.location()).as(asked.body()).isEqualTo("/staff/recoveries");
        var id = forgetful.assisted(chief);
        var agree = "/staff/recoveries/" + id + "/agree";
        assertThat(jana.post(agree).status()).as("who asked").isEqualTo(404);
        assertThat(chief.browser().post(agree).status()).as("for whom it is").isEqualTo(404);
        var second = cast.newStaff(Role.SECURITY_ADMINISTRATOR).browser();
        assertThat(second.get("/staff/recoveries").body()).contains("Waits for a second administrator");
        var given = second.post(agree);
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        assertThat(open(cast.stranger(), chief.username(), code(given)).status())
                .isEqualTo(200);

        assertThat(chief.browser().get(path).status())
                .as("nobody helps themselves")
                .isEqualTo(404);
        assertThat(helpMember(chief.browser(), path, chief).status()).isEqualTo(404);
        var nurse = cast.newStaff(Role.NURSE);
        assertThat(code(helpMember(jana, "/staff/people/" + nurse.account() + "/sign-in-help", nurse)))
                .isNotEmpty();
    }

    @Test
    void aNameNobodyHasIsAnsweredLikeAWrongCode() {
        var ann = forgetful.somebody();
        help(desk(), ann, "IN_PERSON", "LOST_PHONE");
        var nobody = "patient-" + UUID.randomUUID() + "@example.org";
        var first = open(cast.stranger(), ann.username(), "AAAA-BBBB-CCCC");
        var second = open(cast.stranger(), nobody, "AAAA-BBBB-CCCC");
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.bodyWithoutToken().replace(nobody, "NAME"))
                .isEqualTo(first.bodyWithoutToken().replace(ann.username(), "NAME"));
    }

    /** Somebody who has just signed in: what they give carries far, so they are asked for proof again after a while. */
    private CastMember desk() {
        return cast.newStaff(Role.FRONT_DESK);
    }

    private Browser.Answer help(CastMember staff, CastMember person, String method, String reason) {
        var who = person(person);
        var browser = staff.browser();
        browser.get(path(person));
        return browser.post(
                path(person),
                "given",
                who.given(),
                "family",
                who.family(),
                "birthDate",
                who.birthDate().toString(),
                "method",
                method,
                "reason",
                reason);
    }

    private static Browser.Answer helpMember(Browser browser, String path, CastMember member) {
        return browser.post(
                path,
                "given",
                "Sam",
                "family",
                "Newman",
                "username",
                member.username(),
                "method",
                "IN_PERSON",
                "reason",
                "LOST_PHONE");
    }

    static Browser.Answer open(Browser browser, String username, String code) {
        browser.get("/forgotten/with-help");
        return browser.post("/forgotten/with-help", "username", username, "code", code);
    }

    static Browser.Answer choose(Browser browser, String username, String code, String password, String digits) {
        return browser.post(
                "/forgotten/with-help/choose",
                "username",
                username,
                "code",
                code,
                "password",
                password,
                "again",
                password,
                "digits",
                digits);
    }

    private static String code(Browser.Answer page) {
        var found = CODE.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return Objects.requireNonNull(found.group(1));
    }

    private Person person(CastMember member) {
        return patients.who(Forgetful.JOB, member.patient()).orElseThrow();
    }

    private static String path(CastMember person) {
        return "/staff/patients/" + person.patient() + "/sign-in-help";
    }
}
