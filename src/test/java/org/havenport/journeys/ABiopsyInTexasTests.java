package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.journeys.Morning.Arrived;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.PracticeParameters;
import org.havenport.protocols.RulePacks;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** On the Friday before a holiday a biopsy comes back in Texas, where the law says that it waits until the third day. */
@PortalTest
@Tag("journey")
class ABiopsyInTexasTests {

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    Cast cast;

    @Autowired
    At at;

    @Autowired
    BusinessHours hours;

    @Autowired
    TestClock clock;

    @Autowired
    Deciding deciding;

    @Autowired
    RulePacks packs;

    @Autowired
    Viewers viewers;

    @Autowired
    Asking asking;

    @Autowired
    OwnersConnection owner;

    private ZonedDateTime friday;

    @BeforeEach
    void theFridayBeforeAHoliday() {
        friday = at.time(
                LocalTime.of(15, 0),
                day -> day.getDayOfWeek() == DayOfWeek.FRIDAY
                        && hours.clock().isBusinessDay(day)
                        && hours.clock().isBusinessDay(day.plusDays(4)));
        deciding.decide(
                PracticeParameters.HOLIDAYS, friday.toLocalDate().plusDays(3).toString());
        deciding.decide(PracticeParameters.HOME_STATE, "TX");
        var texas = packs.all().stream()
                .filter(it -> it.state().equals("TX"))
                .findFirst()
                .orElseThrow();
        packs.approve(
                viewers.staff(Role.COUNSEL),
                "TX",
                texas.hash(),
                "Max Stein",
                deciding.today().plusMonths(12));
    }

    @AfterEach
    void nowAgain() throws SQLException {
        clock.back();
        deciding.forget(PracticeParameters.HOME_STATE);
        deciding.forget(PracticeParameters.HOLIDAYS);
        try (var connection = owner.open();
                var delete = connection.createStatement()) {
            delete.execute("delete from protocols.pack_approval");
        }
        packs.readAgain();
    }

    @Test
    @Verifies({"B.fn.s2#2", "B.com.1b#2", "B.com.1b#4", "B.risk.inap.1#2", "C1#5", "C1#6", "C1#8"})
    void annReadsWhyAndUntilWhenIsSpokenToAndItOpensByItself() throws Exception {
        var known = morning.somebody(Morning.born());
        var parcel = morning.parcel(known);
        parcel.report("PAT", "11526-1", "Skin biopsy", "Malignant melanoma, Breslow depth 0.4 mm.");
        var arrived = morning.sends(known, parcel);
        var ann = morning.accountOf(arrived);
        // Friday counts as received, Monday is a holiday: the call is owed until the practice closes on Tuesday.
        assertThat(callBy(arrived).atZone(friday.getZone()).toLocalDate())
                .isEqualTo(friday.toLocalDate().plusDays(4));

        try (var phone = Screen.phone(chromium, "texas-ann", cast.portal(), "en-US")) {
            phone.goOnAs(ann.browser());
            phone.open("/results/" + arrived.report());
            assertThat(phone.path()).isEqualTo("/held/" + arrived.report());
            // Three days of the calendar, whatever the practice's holidays: the end of Sunday.
            var monday = friday.toLocalDate().plusDays(3);
            assertThat(phone.main()).containsText("Law of Texas: Tex. Occ. Code 159.0062");
            assertThat(phone.main()).containsText("Monday, %s %d".formatted(month(monday), monday.getDayOfMonth()));
            assertThat(phone.main()).not().containsText("melanoma");
            // No person decided it, so there is nobody's decision to look at again.
            assertThat(phone.main().locator("form[action$='/review']")).hasCount(0);
            phone.looks("held-by-law");
            phone.press(phone.main().locator("form[action$='/anyway'] button"));
            assertThat(phone.main()).containsText("We keep your request");
            assertThat(phone.main()).not().containsText("melanoma");
            phone.looks("refused-with-the-reason-and-the-date");

            ellisCalls(arrived);
            phone.open("/held/" + arrived.report());
            assertThat(phone.main()).not().containsText("melanoma");

            // A minute before its time, and a minute after; nobody did anything.
            at.time(LocalTime.of(23, 58), day -> day.getDayOfWeek() == DayOfWeek.SUNDAY);
            phone.goOnAs(ann.browser());
            phone.open("/results/" + arrived.report());
            assertThat(phone.main()).not().containsText("melanoma");
            at.time(LocalTime.of(0, 1), day -> day.getDayOfWeek() == DayOfWeek.MONDAY);
            phone.open("/results/" + arrived.report());
            assertThat(phone.main()).containsText("melanoma");
            phone.looks("open");
            phone.open("/held");
            assertThat(phone.main().locator("a[href$='%s']".formatted(arrived.report())))
                    .hasCount(0);
        }
    }

    private void ellisCalls(Arrived arrived) {
        try (var desk = Screen.desk(chromium, "texas-ellis", cast.portal(), true)) {
            desk.goOnAs(cast.ellis().browser());
            desk.open("/staff/results-to-release/%s/%s".formatted(arrived.patient(), arrived.report()));
            desk.looksOnBoth("call");
            desk.choose("outcome", "SPOKE");
            desk.choose("identifiers", "BIRTH_DATE");
            desk.choose("identifiers", "PHONE");
            desk.fill("told", "It is a melanoma found early. We meet on Tuesday.");
            desk.choose("understood", "true");
            desk.reach("form[action$='/contact'] button");
            desk.enter();
            desk.looks("kept");
        }
    }

    private static String month(java.time.LocalDate day) {
        return day.getMonth().getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH);
    }

    private Instant callBy(Arrived arrived) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("select call_by from release.gate where patient_id = :p and item_id = :i")
                        .param("p", arrived.patient())
                        .param("i", arrived.report())
                        .query((row, _) -> row.getTimestamp(1).toInstant())
                        .single());
    }
}
