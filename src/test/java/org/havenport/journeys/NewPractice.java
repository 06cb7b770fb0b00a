package org.havenport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    NewPractice(Cast cast, Viewers viewers, Asking asking, Clock clock) {
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
        var form = new ArrayList<>(List.of(
                "username", name, "given", name, "family", "Newhall", "job", "staff", "reason", "begins with us"));
        for (var role : roles) {
            form.addAll(List.of("roles", role.name()));
        }
        var invited = administrator.browser().post("/staff/people/add", form.toArray(String[]::new));
        var code = CODE.matcher(invited.body());
        assertThat(code.find()).as(invited.body()).isTrue();
        return join(name, code.group(1), roles);
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

    /** The administrator enters that somebody was trained. */
    void trained(Person administrator, Person person) {
        var today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
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
