package org.havenport.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.havenport.access.Totp;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.TestClock;
import org.havenport.patients.Address;
import org.havenport.patients.Claimed;
import org.havenport.patients.Patients;
import org.havenport.patients.Sex;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People on file without an account, and how they and the staff walk. */
@Component
class Enrolling {

    static final String PASSWORD = "Seven-Quiet-Herons";
    static final Viewer.Job JOB = (Viewer.Job) Viewer.job("test");

    private static final Pattern CODE = Pattern.compile("code-to-tell\">([0-9A-Z-]+)<");
    private static final Pattern KEY = Pattern.compile("class=\"key\">([A-Z2-7 ]+)<");
    private static final Pattern NAME = Pattern.compile("name=\"username\"[^>]* value=\"([^\"]+)\"");

    private final Patients patients;
    private final Cast cast;
    private final TestClock clock;

    Enrolling(Patients patients, Cast cast, TestClock clock) {
        this.patients = patients;
        this.cast = cast;
        this.clock = clock;
    }

    /** Somebody on file. */
    record Somebody(UUID id, LocalDate born, String family) {}

    Somebody somebody() {
        return somebody(
                LocalDate.of(1951, 3, 14).plusDays(ThreadLocalRandom.current().nextInt(3000)), address(), "en");
    }

    Somebody somebody(LocalDate born, @Nullable Address address, String language) {
        var family = "Enrol"
                + ThreadLocalRandom.current()
                        .ints(9, 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        var claimed = new Claimed(
                "test", family, List.of("Rose"), born, Sex.FEMALE, List.of(), List.of(), List.of(), address, language);
        var id = patients.create(JOB, claimed);
        cast.lookAfter(id);
        return new Somebody(id, born, family);
    }

    static Address address() {
        return new Address(List.of("881 Main Street"), "Fitchburg", "MA", "01420", "US");
    }

    /** Invites at the desk; the answer shows the code once. */
    Browser.Answer invite(CastMember staff, UUID patient) {
        var browser = staff.browser();
        browser.get(EnrolmentController.path(patient));
        return browser.post(
                EnrolmentController.path(patient), "way", "HANDED", "checked", "NAME", "checked", "BIRTH_DATE");
    }

    static String code(Browser.Answer invited) {
        var found = CODE.matcher(invited.body());
        if (!found.find()) {
            throw new AssertionError("No code: " + invited.status() + "\n" + invited.body());
        }
        return found.group(1);
    }

    static Browser.Answer open(Browser browser, String code, LocalDate born) {
        browser.get("/activate");
        return browser.post(
                "/activate",
                "code",
                code,
                "month",
                "" + born.getMonthValue(),
                "day",
                "" + born.getDayOfMonth(),
                "year",
                "" + born.getYear());
    }

    Browser.Answer choose(Browser browser, Browser.Answer opened, String code, LocalDate born, String name) {
        return browser.post(
                "/activate/choose",
                "code",
                code,
                "born",
                born.toString(),
                "username",
                name,
                "password",
                PASSWORD,
                "again",
                PASSWORD,
                "digits",
                Totp.code(key(opened), clock.instant()));
    }

    /** The whole way of one person. */
    Browser.Answer enrol(Browser browser, Somebody who, String code) {
        var opened = open(browser, code, who.born());
        return choose(
                browser,
                opened,
                code,
                who.born(),
                "name." + UUID.randomUUID().toString().substring(0, 12));
    }

    static String key(Browser.Answer opened) {
        var found = KEY.matcher(opened.body());
        if (!found.find()) {
            throw new AssertionError("No key: " + opened.status() + "\n" + opened.body());
        }
        return found.group(1).replace(" ", "").toUpperCase(Locale.ROOT);
    }

    static String suggested(Browser.Answer opened) {
        var found = NAME.matcher(opened.body());
        return found.find() ? found.group(1) : "";
    }
}
