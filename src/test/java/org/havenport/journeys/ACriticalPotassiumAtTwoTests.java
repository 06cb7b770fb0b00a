package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.PostOffice;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.journeys.Morning.Arrived;
import org.havenport.notices.Channel;
import org.havenport.notices.ContactPoints;
import org.havenport.notices.Mailbag;
import org.havenport.protocols.PracticeParameters;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.havenport.worklist.Bell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** At two in the night a laboratory finds a potassium that cannot wait. */
@PortalTest
@Tag("journey")
class ACriticalPotassiumAtTwoTests {

    private static final Pattern A_TIME = Pattern.compile("\\d ?[ap]m");
    private static final String AFTER_HOURS = "(541) 555-0111";
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    Cast cast;

    @Autowired
    At at;

    @Autowired
    TestClock clock;

    @Autowired
    ContactPoints points;

    @Autowired
    Mailbag mailbag;

    @Autowired
    Bell bell;

    @Autowired
    Deciding deciding;

    @Autowired
    Asking asking;

    @Autowired
    OwnersConnection owner;

    private ZonedDateTime two;

    @BeforeEach
    void twoInTheNightAndNobodyIsOnCall() throws SQLException {
        deciding.decide(PracticeParameters.NURSE_LINE, AFTER_HOURS);
        two = at.time(LocalTime.of(2, 0), _ -> true);
        noShifts();
    }

    @AfterEach
    void nowAgain() throws SQLException {
        noShifts();
        clock.back();
        deciding.forget(PracticeParameters.NURSE_LINE);
    }

    /** Whoever an earlier test named. */
    private void noShifts() throws SQLException {
        try (var connection = owner.open();
                var end = connection.createStatement()) {
            end.execute("update worklist.shift set ended_at = starts_at where ended_at is null");
        }
    }

    @Test
    @Verifies({"A.risk.3#1", "A3.1#2", "A3.2#2", "A3.2#3", "A3.2#4", "A3.2#5", "A3.2#6", "C1#1"})
    void noraIsOnCallAndPagedAndCallsAndTheValueOpens() throws Exception {
        var nora = cast.nora();
        janaNames(nora);
        var arrived = morning.bloodTest("6.9", "HH");
        cast.lookAfter(arrived.patient());
        var mail = "nora." + arrived.patient() + "@example.org";
        points.enterForAccount((Viewer.Job) Viewer.job("test"), nora.account(), Channel.EMAIL, mail);

        bell.rings();
        mailbag.emptyOf(nora.account());
        assertThat(PostOffice.mailTo(mail)).as("she is paged, in the night").isNotEmpty();
        assertThat(PostOffice.whole(PostOffice.mailTo(mail).getLast()))
                .doesNotContain(arrived.family(), "6.9")
                .doesNotContainIgnoringCase("potassium");

        try (var phone = Screen.phone(chromium, "two-ann", cast.portal(), "en-US");
                var desk = Screen.desk(chromium, "two-nora", cast.portal(), true)) {
            phone.goOnAs(morning.accountOf(arrived).browser());
            phone.open("/results/" + arrived.report());
            assertThat(phone.main().locator(".clock-promise")).not().containsText(A_TIME);

            desk.goOnAs(nora.browser());
            desk.open("/staff/work");
            assertThat(desk.main()).containsText(arrived.family());
            desk.looksOnBoth("work");
            var page = "/staff/results-to-release/%s/%s".formatted(arrived.patient(), arrived.report());
            desk.open(page);
            assertThat(desk.main()).containsText("6.9");
            desk.reach("button[formaction$='/take']");
            desk.enter();

            // Now somebody by name has it: a time is told, within the hour.
            phone.open("/results/" + arrived.report());
            assertThat(phone.main().locator(".clock-promise")).containsText("Nora");
            assertThat(phone.main().locator(".clock-promise")).containsText(Pattern.compile("by 3(:0\\d)? am"));
            assertThat(phone.words()).doesNotContain("6.9");
            phone.looks("who-calls-and-until-when");

            desk.choose("outcome", "SPOKE");
            desk.choose("identifiers", "BIRTH_DATE");
            desk.choose("identifiers", "ADDRESS");
            desk.fill("told", "Go to the emergency department now.");
            desk.choose("understood", "true");
            desk.reach("form[action$='/contact'] button");
            desk.enter();
            desk.looks("kept");

            phone.open("/results/" + arrived.report());
            assertThat(phone.main()).containsText("6.9");
            phone.looks("open");
        }
        assertThat(gate(arrived)).isEqualTo("CONTACT_RECORDED");
    }

    private void janaNames(CastMember nora) {
        try (var desk = Screen.desk(chromium, "two-jana", cast.portal(), true)) {
            desk.goOnAs(cast.jana().browser());
            desk.open("/staff/on-call");
            desk.fill("from", two.minusHours(8).format(TYPED));
            desk.fill("to", two.plusHours(6).format(TYPED));
            desk.select(desk.main().locator("#first"), nora.account().toString());
            desk.press(desk.main().locator("form:has(#first) button"));
            assertThat(desk.main()).containsText("Nora Kim");
            desk.looksOnBoth("on-call");
        }
    }

    @Test
    @Verifies({"A.risk.3#1", "A3.2#3", "A3.2#4", "C1#1", "C1#2", "C1#3"})
    void nobodyIsOnCallSoNoTimeIsToldAndAnnMaySeeItNow() throws Exception {
        var arrived = morning.bloodTest("6.8", "HH");
        bell.rings();
        try (var phone = Screen.phone(chromium, "two-nobody-ann", cast.portal(), "en-US")) {
            phone.goOnAs(morning.accountOf(arrived).browser());
            phone.open("/results/" + arrived.report());
            assertThat(phone.main().locator(".clock-promise")).not().containsText(A_TIME);
            assertThat(phone.main()).containsText(AFTER_HOURS);
            assertThat(phone.words()).doesNotContain("6.8");
            phone.looks("no-time-but-a-number");
            var before = clock.instant();
            phone.press(phone.main().locator("form[action$='/show'] button"));
            assertThat(phone.main()).containsText("6.8");
            assertThat(phone.main().locator("#MISINTERPRETATION")).isVisible();
            phone.looks("shown");
            assertThat(due(arrived)).isBetween(before, clock.instant().plusSeconds(16 * 60));
        }
        assertThat(gate(arrived)).isEqualTo("PATIENT_REQUEST");
        bell.rings();
        try (var desk = Screen.desk(chromium, "two-nobody-ellis", cast.portal(), true)) {
            desk.goOnAs(cast.ellis().browser());
            desk.open("/staff/results-to-release/%s/%s".formatted(arrived.patient(), arrived.report()));
            assertThat(desk.main()).containsText(Pattern.compile("Ann opened", Pattern.CASE_INSENSITIVE));
            desk.looksOnBoth("opened-before-the-call");
        }
    }

    private Instant due(Arrived arrived) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("""
                        select due_at from worklist.work where patient_id = :p and subject = :i and closed_at is null
                        """)
                        .param("p", arrived.patient())
                        .param("i", arrived.report())
                        .query((row, _) -> row.getTimestamp(1).toInstant())
                        .single());
    }

    private String gate(Arrived arrived) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("select opened_because from release.gate where patient_id = :p and item_id = :i")
                        .param("p", arrived.patient())
                        .param("i", arrived.report())
                        .query(String.class)
                        .single());
    }
}
