package org.havenport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.havenport.access.Totp;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.Viewers;
import org.havenport.staff.Duties;
import org.havenport.staff.Duty;
import org.havenport.staff.Duty.Place;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The people of a new practice: each joins by their invitation, through the pages. */
@Component
class NewPractice {

    private static final String PASSWORD = "Seven-Quiet-Herons";
    private static final Pattern KEY = Pattern.compile("class=\"key\">([A-Z2-7 ]+)<");
    private static final Pattern CODE = Pattern.compile("class=\"code-to-tell\">([^<]+)<");

    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Cast cast;
    private final Viewers viewers;
    private final Asking asking;
    private final Clock clock;
    private final Duties duties;

    NewPractice(Cast cast, Viewers viewers, Asking asking, Clock clock, Duties duties) {
        this.duties = duties;
        this.cast = cast;
        this.viewers = viewers;
        this.asking = asking;
        this.clock = clock;
    }

    /** Somebody who has joined, with the browser they are signed in with. */
    record Person(UUID account, Set<Role> roles, String name, Browser browser) {}

    Person of(String name) {
        return Objects.requireNonNull(people.get(name));
    }

    /** The administrator invites somebody over the page, and they join. */
    Person invite(Person administrator, String name, Role... roles) {
        return join(name, code(administrator, name, roles), roles);
    }

    /** The code the administrator tells whom they invited. */
    String code(Person administrator, String name, Role... roles) {
        var form = new ArrayList<>(List.of(
                "username", name, "given", name, "family", "Newhall", "job", "staff", "reason", "begins with us"));
        for (var role : roles) {
            form.addAll(List.of("roles", role.name()));
        }
        var invited = administrator.browser().post("/staff/people/add", form.toArray(String[]::new));
        var code = CODE.matcher(invited.body());
        assertThat(code.find()).as(invited.body()).isTrue();
        return code.group(1);
    }

    /** The same as {@link #join} at a screen, by the keyboard alone; what follows may be done there or over HTTP. */
    Person joinAt(Screen screen, String name, String code, Role... roles) {
        screen.open("/join");
        screen.type("username", name);
        screen.type("code", code);
        screen.enter();
        var key = screen.main().locator("code.key").innerText();
        screen.type("password", PASSWORD);
        screen.type("again", PASSWORD);
        screen.type("digits", Totp.code(key.replaceAll("\\s", ""), clock.instant()));
        screen.enter();
        assertThat(screen.path()).as(screen.words()).startsWith("/staff");
        var browser = cast.stranger();
        browser.setCookie(screen.session().name, screen.session().value);
        return joined(name, browser, roles);
    }

    /** Somebody types their code, chooses a password and sets up their second factor. */
    Person join(String name, String code, Role... roles) {
        var browser = cast.stranger();
        browser.get("/join");
        var opened = browser.post("/join", "username", name, "code", code);
        var key = KEY.matcher(opened.body());
        assertThat(key.find()).as(opened.body()).isTrue();
        var digits = Totp.code(key.group(1).replace(" ", ""), clock.instant());
        var joined = browser.post(
                "/join/choose",
                "username",
                name,
                "code",
                code,
                "password",
                PASSWORD,
                "again",
                PASSWORD,
                "digits",
                digits);
        assertThat(joined.location()).as(joined.body()).isEqualTo("/staff");
        return joined(name, browser, roles);
    }

    private Person joined(String name, Browser browser, Role... roles) {
        var account =
                asking.atTheDoor(sql -> sql.of("select actor_id from viewer.session order by created_at desc limit 1")
                        .query(UUID.class)
                        .single());
        var person = new Person(account, Set.of(roles), name, browser);
        people.put(name, person);
        return person;
    }

    /** The same person at a door. */
    Viewer at(Person person) {
        var viewer = new Viewer.Staff(UUID.randomUUID(), person.account(), person.roles(), person.name());
        viewers.session(viewer, null);
        return viewer;
    }

    /** Those who stand beside or in for the ones at the screens. */
    void othersJoin(Person administrator) {
        var others = new LinkedHashMap<String, Role>();
        others.put("sam", Role.SECURITY_ADMINISTRATOR);
        others.put("gina2", Role.COMPLIANCE_OFFICER);
        others.put("osei2", Role.MEDICAL_DIRECTOR);
        others.put("max2", Role.COUNSEL);
        others.put("karl2", Role.PORTAL_COORDINATOR);
        others.put("sam2", Role.SECURITY_ADMINISTRATOR);
        others.forEach((name, role) -> trained(administrator, invite(administrator, name, role)));
    }

    /** Names a holder and an alternate for each duty. */
    void namesHolders(Person administrator) {
        var viewer = at(administrator);
        var names = Map.of(
                Duty.PORTAL_COORDINATOR, List.of("karl", "karl2"),
                Duty.ENDS_ACCESS, List.of("jana", "sam"),
                Duty.PRIVACY, List.of("gina", "gina2"),
                Duty.SECURITY, List.of("sam", "sam2"),
                Duty.MEDICAL_DIRECTOR, List.of("osei", "osei2"),
                Duty.COUNSEL, List.of("max", "max2"));
        names.forEach((duty, two) -> {
            duties.name(viewer, duty, Place.HOLDER, of(two.getFirst()).account());
            duties.name(viewer, duty, Place.ALTERNATE, of(two.getLast()).account());
        });
        assertThat(duties.missing()).isEmpty();
    }

    LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The administrator enters that somebody was trained. */
    void trained(Person administrator, Person person) {
        var today = today();
        var entered = administrator
                .browser()
                .post(
                        "/staff/people/" + person.account() + "/attest",
                        "course",
                        "Protecting health data",
                        "completed",
                        today.minusDays(2).toString(),
                        "counts",
                        today.plusDays(300).toString());
        assertThat(entered.status()).as(entered.body()).isEqualTo(303);
    }
}
