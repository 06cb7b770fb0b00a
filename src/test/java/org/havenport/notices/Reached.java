package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PostOffice;
import org.havenport.house.Viewers;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.protocols.BusinessHours;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Makes patients of a test who can be reached, and sends what is due. */
@Component
class Reached {

    static final Viewer.Job JOB = (Viewer.Job) Viewer.job("test");
    static final NoticeKind NEWS = NoticeKind.nudge("followup.something-new", java.time.Duration.ofHours(4));

    private static final Pattern POINT = Pattern.compile("/you/contact/([0-9a-f-]{36})/verify");
    private static final Pattern LINK = Pattern.compile("https://portal\\.example\\.org(/undo/[0-9a-f]{32})");

    private final Cast cast;
    private final Viewers viewers;
    private final ContactPoints points;
    private final Notices notices;
    private final Asking asking;
    private final Outbox outbox;
    private final SendingRounds rounds;
    private final BusinessHours hours;
    private final Patients patients;
    private final Clock clock;

    Reached(
            Cast cast,
            Viewers viewers,
            ContactPoints points,
            Notices notices,
            Asking asking,
            Outbox outbox,
            SendingRounds rounds,
            BusinessHours hours,
            Patients patients,
            Clock clock) {
        this.cast = cast;
        this.viewers = viewers;
        this.points = points;
        this.notices = notices;
        this.asking = asking;
        this.outbox = outbox;
        this.rounds = rounds;
        this.hours = hours;
        this.patients = patients;
        this.clock = clock;
    }

    /** Somebody with what they are reached by. */
    record Somebody(CastMember person, Viewer.Patient viewer, String mail, String number) {
        UUID id() {
            return viewer.patient();
        }
    }

    /** Somebody new without any address. */
    Somebody nobodyKnows() {
        var person = cast.newPatient();
        var random = ThreadLocalRandom.current();
        var viewer = new Viewer.Patient(UUID.randomUUID(), person.account(), person.patient(), "Pat");
        viewers.session(viewer, person.patient());
        return new Somebody(
                person, viewer, address(), "+1206%03d%04d".formatted(random.nextInt(200, 999), random.nextInt(10_000)));
    }

    /** The same person on another day, signed in anew. */
    Somebody later(Somebody somebody) {
        var viewer = new Viewer.Patient(UUID.randomUUID(), somebody.viewer().actor(), somebody.id(), "Pat");
        viewers.session(viewer, somebody.id());
        return new Somebody(somebody.person(), viewer, somebody.mail(), somebody.number());
    }

    /** Somebody new who is reached by mail at this hour. */
    Somebody byMail() {
        var somebody = nobodyKnows();
        assertThat(points.enter(JOB, somebody.id(), Channel.EMAIL, somebody.mail()))
                .isPresent();
        points.wish(somebody.viewer(), awake(Wish.By.EMAIL, false));
        return somebody;
    }

    /** Somebody new who is reached by mail and text at this hour. */
    Somebody byBoth() {
        var somebody = byMail();
        assertThat(points.enter(JOB, somebody.id(), Channel.TEXT, somebody.number()))
                .isPresent();
        points.wish(somebody.viewer(), awake(Wish.By.BOTH, false));
        return somebody;
    }

    /** A wish whose quiet hours are far from now. */
    Wish awake(Wish.By by, boolean only) {
        var now = clock.instant().atZone(zone()).getHour();
        return new Wish(by, only, LocalTime.of((now + 10) % 24, 0), LocalTime.of((now + 11) % 24, 0), "en", false);
    }

    ZoneId zone() {
        return hours.zone();
    }

    /** Tells somebody in a transaction of its own. */
    UUID tell(Somebody somebody, NoticeKind kind) {
        var about = UUID.randomUUID();
        tell(somebody, kind, about);
        return about;
    }

    void tell(Somebody somebody, NoticeKind kind, UUID about) {
        asking.run(JOB, sql -> notices.tell(sql, kind, somebody.id(), about));
    }

    /** Plans for who works here, and sends all that is due to anybody. */
    void sendTo(CastMember staff) {
        outbox.plan(Whose.account(staff.account()));
        rounds.carry(Channel.EMAIL);
        rounds.carry(Channel.TEXT);
    }

    /** Plans for somebody, and sends all that is due to anybody. */
    void send(Somebody somebody) {
        outbox.plan(Whose.patient(somebody.id()));
        rounds.carry(Channel.EMAIL);
        rounds.carry(Channel.TEXT);
    }

    /** How the deliveries of somebody stand, the oldest first. */
    List<String> states(Somebody somebody) {
        return asking.as(
                JOB,
                sql -> sql.of("""
                        select state || coalesce(' ' || why, '') from notices.delivery
                        where patient_id = :patient order by made_at, channel
                        """)
                        .param("patient", somebody.id())
                        .query(String.class)
                        .list());
    }

    /** What became of what somebody was to be told. */
    List<String> told(Somebody somebody) {
        return asking.as(
                JOB,
                sql -> sql.of("""
                        select state || coalesce(' ' || why, '') from notices.notice
                        where patient_id = :patient order by told_at, state
                        """)
                        .param("patient", somebody.id())
                        .query(String.class)
                        .list());
    }

    /** Who somebody is, as the record says. */
    Person who(Somebody somebody) {
        return patients.who(JOB, somebody.id()).orElseThrow();
    }

    /** The last code that was sent to a number; the id beside it may begin with eight digits, too. */
    String codeByText(String number) {
        var found = Pattern.compile("(?<![\\w-])\\d{8}(?![\\w-])")
                .matcher(PostOffice.textsTo(number).getLast());
        if (!found.find()) {
            throw new AssertionError("No code came");
        }
        return found.group();
    }

    /** The last code that was mailed to an address. */
    static String codeTo(String mail) {
        var found = Pattern.compile("(?m)^(\\d{8})\\s*$")
                .matcher(PostOffice.whole(PostOffice.mailTo(mail).getLast()));
        if (!found.find()) {
            throw new AssertionError("No code came");
        }
        return Objects.requireNonNull(found.group(1));
    }

    /** The mail addresses of somebody that are in use. */
    List<String> inUse(Somebody ann) {
        return points.of(JOB, ann.id()).stream()
                .filter(it -> it.channel() == Channel.EMAIL && it.verified() != null)
                .map(ContactPoint::address)
                .toList();
    }

    /** Who of the staff entered the newest address of somebody. */
    UUID enteredBy(Somebody ann) {
        return asking.as(
                JOB,
                sql -> sql.of("""
                        select entered_by from notices.contact_point where patient_id = :patient
                        order by since desc limit 1
                        """).param("patient", ann.id()).query(UUID.class).single());
    }

    /** Offers a mail address on the page. */
    static Browser.Answer offer(Browser browser, String mail) {
        return browser.post(ContactController.PATH + "/offer", "channel", "EMAIL", "address", mail);
    }

    /** Types a code beside the address that waits for it. */
    static Browser.Answer type(Browser browser, String code) {
        var point = POINT.matcher(browser.get(ContactController.PATH).body());
        assertThat(point.find()).isTrue();
        return browser.post(ContactController.PATH + "/" + point.group(1) + "/verify", "code", code);
    }

    /** The last mail to an address. */
    static String whole(String mail) {
        return PostOffice.whole(PostOffice.mailTo(mail).getLast());
    }

    /** The link in the last mail to an address that had one. */
    static String linkTo(String mail) {
        var links = PostOffice.mailTo(mail).stream()
                .map(PostOffice::whole)
                .map(LINK::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .toList();
        assertThat(links).isNotEmpty();
        return links.getLast();
    }

    /** An address nobody else has. */
    static String address() {
        return "mail-" + UUID.randomUUID() + "@reached.example.org";
    }
}
