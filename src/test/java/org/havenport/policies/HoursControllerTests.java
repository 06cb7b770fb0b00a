package org.havenport.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havenport.protocols.PracticeParameters.FEDERAL_HOLIDAYS;
import static org.havenport.protocols.PracticeParameters.HOLIDAYS;
import static org.havenport.protocols.PracticeParameters.HOURS;
import static org.havenport.protocols.PracticeParameters.LOCATIONS;
import static org.havenport.protocols.PracticeParameters.PHONE;
import static org.havenport.protocols.PracticeParameters.TIME_ZONE;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.HourChanges;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class HoursControllerTests {

    private static final String PAGE = "/staff/policies/hours";
    private static final Pattern NUMBER = Pattern.compile("/changes/([0-9]+)/");
    private static final String NORTH =
            "North Clinic\nAmerica/Chicago\nMonday-Friday: 08:00-12:00, 13:00-17:00\nHolidays: CHRISTMAS_DAY";

    @Autowired
    Cast cast;

    @Autowired
    Deciding deciding;

    @Autowired
    BusinessHours hours;

    @Autowired
    HourChanges changes;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @AfterEach
    void forget() {
        clock.back();
        List.of(LOCATIONS, HOLIDAYS, FEDERAL_HOLIDAYS, TIME_ZONE, PHONE).forEach(deciding::forget);
        HOURS.values().forEach(deciding::forget);
        cast.dora().browser().get(PAGE + "?lang=en");
    }

    @Test
    void everyPlaceItsWeekAndTheDaysUnlikeOthersStandThere() {
        deciding.decide(LOCATIONS, NORTH);

        assertThat(cast.dora().browser().get(PAGE + "?lang=en").body())
                .contains("North Clinic", "America/Chicago", "1 pm to 5 pm", "Thanksgiving Day", "Christmas Day")
                .doesNotContain("Change the hours", "Add a place");
        assertThat(cast.dora().browser().get(PAGE + "?lang=es").body()).contains("Navidad");
    }

    @Test
    @Verifies({"A1.0#3", "A1.0#4"})
    void hoursAreDraftedByOneAndApprovedByAnotherAndThenThePatientSeesThem() {
        deciding.decide(PHONE, "(541) 555-0142");
        var form = form(0);
        form.put("saturday.0.from", "09:00");
        form.put("saturday.0.to", "12:00");
        form.put("friday.0.to", "13:00");
        form.put("day.0.date", soonOpen().toString());
        form.put("day.0.kind", "closed");
        var jana = cast.jana().browser();
        assertThat(post(jana, 0, form).status()).isEqualTo(303);

        var waiting = jana.get(PAGE).body();
        assertThat(waiting)
                .contains("A change waits", "Saturday", "09:00-12:00", "You wrote it")
                .doesNotContain("/approve");
        var path = PAGE + "/changes/" + number(waiting);
        assertThat(jana.post(path + "/approve").status()).isEqualTo(409);
        assertThat(open(DayOfWeek.SATURDAY)).isEmpty();
        assertThat(cast.stranger().get("/?lang=en").body()).doesNotContain("Saturday, 9 am");

        assertThat(cast.gina().browser().get(PAGE).body()).contains(path + "/approve");
        assertThat(cast.gina().browser().post(path + "/approve").status()).isEqualTo(303);

        assertThat(open(DayOfWeek.SATURDAY)).contains(LocalTime.of(9, 0));
        assertThat(cast.stranger().get("/?lang=en").body())
                .contains("Friday, 8 am to 1 pm; Saturday, 9 am to 12 pm", "closed ");
        assertThat(cast.ann().browser().get("/home?lang=es").body()).contains("cerrado el ");
        assertThat(cast.ann().browser().get("/home?lang=en").body()).contains("Saturday, 9 am to 12 pm");
        assertThat(cast.jana().browser().get(PAGE).body()).contains("Approved, ", "Jana Novak, Gina Moretti");
    }

    @Test
    void aDayUnlikeOthersIsSaidUntilItIsOver() {
        var wednesday = deciding.today().with(TemporalAdjusters.nextOrSame(DayOfWeek.WEDNESDAY));
        var said = "closed "
                + DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US).format(wednesday);
        deciding.decide(PHONE, "(541) 555-0142");
        deciding.decide(HOLIDAYS, wednesday.toString());

        assertThat(cast.stranger().get("/?lang=en").body()).contains(said);
        clock.advance(Duration.ofDays(8));
        assertThat(cast.stranger().get("/?lang=en").body()).doesNotContain(said);
    }

    @Test
    void anotherPlaceHasItsOwnHolidaysAndDaysFromItsDayOn() {
        var form = form(1);
        form.put("name", "North Clinic");
        form.put("zone", "America/Chicago");
        form.put("monday.0.from", "08:00");
        form.put("monday.0.to", "12:00");
        form.put("monday.1.from", "13:00");
        form.put("monday.1.to", "00:00");
        form.keySet().removeIf(it -> it.startsWith("holiday."));
        form.put("keeps", "own");
        form.put("holiday.CHRISTMAS_DAY", "on");
        form.put("day.0.date", "2027-01-02");
        form.put("day.0.kind", "hours");
        form.put("day.0.from", "09:00");
        form.put("day.0.to", "11:00");
        form.put("day.1.date", "2027-01-04");
        form.put("day.1.kind", "until");
        form.put("day.1.to", "10:00");
        form.put("from", day(2));
        assertThat(post(cast.karl().browser(), 1, form).status()).isEqualTo(303);
        var number = changes.waiting(someone()).getFirst().number();
        assertThat(cast.gina()
                        .browser()
                        .post(PAGE + "/changes/" + number + "/approve")
                        .status())
                .isEqualTo(303);

        assertThat(hours.others()).isEmpty();
        clock.advance(Duration.ofDays(3));
        var north = hours.clock("North Clinic");
        assertThat(north.zone().getId()).isEqualTo("America/Chicago");
        assertThat(north.isBusinessDay(LocalDate.of(2026, 12, 25))).isFalse();
        assertThat(north.isBusinessDay(LocalDate.of(2026, 11, 26)))
                .as("Thanksgiving")
                .isTrue();
        assertThat(hours.clock().isBusinessDay(LocalDate.of(2026, 11, 26))).isFalse();
        assertThat(north.openings(LocalDate.of(2027, 1, 2)).getFirst().to()).isEqualTo(LocalTime.of(11, 0));
        assertThat(north.openings(LocalDate.of(2027, 1, 4)).getLast().to()).isEqualTo(LocalTime.of(10, 0));
        assertThat(north.openings(LocalDate.of(2027, 1, 11))).hasSize(2);
    }

    @Test
    void whatCannotBeIsSaidAtItsField() {
        var jana = cast.jana().browser();
        var wrong = new LinkedHashMap<String, String[]>();
        wrong.put("monday.0.to", new String[] {"07:00", "It must close after it opens."});
        wrong.put("tuesday.1.from", new String[] {"16:00", "before the hours above it have ended"});
        wrong.put("wednesday.0.to", new String[] {"", "Say both"});
        wrong.put("thursday.0.from", new String[] {"8 am", "Write a time like 08:00."});
        wrong.put("zone", new String[] {"America/Nowhere", "no such time zone"});
        wrong.put("day.0.date", new String[] {"2026-02-30", "type a day"});
        wrong.put("from", new String[] {"soon", "type a day"});
        wrong.forEach((field, value) -> {
            var form = form(0);
            form.put("tuesday.1.to", field.startsWith("tuesday") ? "18:00" : "");
            form.put("day.0.kind", "closed");
            form.put(field, value[0]);
            var answer = post(jana, 0, form);
            assertThat(answer.status()).as(field).isEqualTo(422);
            assertThat(answer.body()).as(field).contains("href=\"#" + field + "\"", value[1]);
        });
        var form = form(0);
        form.put("from", "2020-01-01");
        assertThat(post(jana, 0, withSaturday(form)).body()).contains("href=\"#from\"");
        assertThat(changes.waiting(someone())).isEmpty();
    }

    @Test
    void itShowsByWhenAMessageIsDueBeforeAnythingIsProposed() {
        var form = form(0);
        form.put("do", "preview");
        form.put("sent", "2026-11-20T16:55");
        assertThat(post(cast.jana().browser(), 0, form).body())
                .contains("A message sent Friday, November 20, 4:55 pm, is due by Monday, November 23, 5 pm");
        form.put("friday.0.to", "16:00");
        form.put("day.0.date", "2026-11-23");
        form.put("day.0.kind", "closed");
        assertThat(post(cast.jana().browser(), 0, form).body())
                .contains("sent Friday, November 20, 4:55 pm, is due by Wednesday, November 25, 5 pm");
        assertThat(changes.waiting(someone())).isEmpty();
    }

    @Test
    void whatNoDatabaseKeepsIsLeftOutOfWhatIsTyped() {
        var form = withSaturday(form(0));
        form.put("reason", "We open on \0Saturdays");
        assertThat(post(cast.jana().browser(), 0, form).status()).isEqualTo(303);
        var waiting = cast.jana().browser().get(PAGE).body();
        assertThat(waiting).contains("We open on Saturdays");
        var withdrawn = cast.jana().browser().post(PAGE + "/changes/" + number(waiting) + "/withdraw", "why", "A test");
        assertThat(withdrawn.status()).isEqualTo(303);
    }

    @Test
    void whoFillsInAPageThatIsNoLongerTrueIsTold() {
        var form = withSaturday(form(0));
        deciding.decide(Objects.requireNonNull(HOURS.get(DayOfWeek.SUNDAY)), "10:00-12:00");

        assertThat(post(cast.jana().browser(), 0, form).status()).isEqualTo(409);
        assertThat(post(cast.jana().browser(), 0, withSaturday(form(0))).status())
                .isEqualTo(303);
        assertThat(post(cast.karl().browser(), 0, withSaturday(form(0))).status())
                .as("another change waits")
                .isEqualTo(409);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.dora().browser().get(PAGE + "/0").status()).isEqualTo(404);
        assertThat(cast.dora().browser().post(PAGE + "/0").status()).isEqualTo(404);
        assertThat(cast.karl().browser().post(PAGE + "/changes/1/approve").status())
                .isEqualTo(404);
        assertThat(cast.jana().browser().get(PAGE + "/7").status()).isEqualTo(404);
    }

    private Viewer someone() {
        return viewers.staff(Role.ADMINISTRATOR);
    }

    private static Map<String, String> withSaturday(Map<String, String> form) {
        form.put("saturday.0.from", "09:00");
        form.put("saturday.0.to", "12:00");
        return form;
    }

    private List<LocalTime> open(DayOfWeek day) {
        return hours.week().getOrDefault(day, List.of()).stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The form of a place as the page shows it; of one that is not there yet with the week of the main one. */
    private Map<String, String> form(int place) {
        var places = changes.places();
        var hours = places.get(Math.min(place, places.size() - 1));
        return new LinkedHashMap<>(
                HoursForm.of(hours, deciding.today(), changes.state()).typed());
    }

    private static Browser.Answer post(Browser browser, int place, Map<String, String> form) {
        var fields = new ArrayList<String>();
        form.forEach((name, value) -> fields.addAll(List.of(name, value)));
        return browser.post(PAGE + "/" + place, fields.toArray(String[]::new));
    }

    /** A day the week opens, near enough to stand on the start page. */
    private LocalDate soonOpen() {
        var wednesday = deciding.today().with(TemporalAdjusters.nextOrSame(DayOfWeek.WEDNESDAY));
        return wednesday.equals(deciding.today()) ? wednesday.plusDays(1) : wednesday;
    }

    private String day(int ahead) {
        return deciding.today().plusDays(ahead).toString();
    }

    private static String number(String page) {
        var found = NUMBER.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
