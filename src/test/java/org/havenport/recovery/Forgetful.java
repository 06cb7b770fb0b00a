package org.havenport.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.access.Totp;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.TestClock;
import org.havenport.notices.Channel;
import org.havenport.notices.ContactPoints;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** People of a test who cannot get in, what was sent to them, and the steps they take. */
@Component
class Forgetful {

    static final Viewer.Job JOB = (Viewer.Job) Viewer.job("test");
    static final String NEW = "Nine-Patient-Otters";
    private static final Pattern KEY = Pattern.compile("class=\"key\">([A-Z2-7 ]+)<");

    private final Cast cast;
    private final ContactPoints points;
    private final RecoveryRounds rounds;
    private final OwnersConnection owner;
    private final Vault vault;
    private final TestClock clock;
    private final Asking asking;

    Forgetful(
            Cast cast,
            ContactPoints points,
            RecoveryRounds rounds,
            OwnersConnection owner,
            Vault vault,
            TestClock clock,
            Asking asking) {
        this.asking = asking;
        this.cast = cast;
        this.points = points;
        this.rounds = rounds;
        this.owner = owner;
        this.vault = vault;
        this.clock = clock;
    }

    /** A patient with a verified e-mail address. */
    CastMember somebody() {
        var person = cast.newPatient();
        assertThat(points.enter(JOB, person.patient(), Channel.EMAIL, mailOf(person)))
                .isPresent();
        return person;
    }

    static String mailOf(CastMember person) {
        return "mail-" + person.patient() + "@recovery.example.org";
    }

    /** Asks in a browser for a name, and lets the round look at it. */
    Browser.Answer ask(Browser browser, String username) {
        browser.get("/forgotten");
        var answer = browser.post("/forgotten", "username", username);
        rounds.look();
        return answer;
    }

    /** The digits that were sent for the last recovery of an account. */
    String codeOf(CastMember person) {
        return digits(
                last("select id from recovery.own where account = ? and sent order by asked_at desc limit 1", person));
    }

    /** The digits of the text message. */
    String textOf(CastMember person) {
        return digits(
                last("select text_id from recovery.own where account = ? order by asked_at desc limit 1", person));
    }

    /** Asks, and shows that the mail was read. */
    Browser proved(CastMember person) {
        var browser = cast.stranger();
        ask(browser, person.username());
        browser.get("/forgotten/code");
        var answer = browser.post("/forgotten/code", "code", codeOf(person));
        assertThat(answer.location()).as(answer.body()).isEqualTo("/forgotten/proof");
        return browser;
    }

    /** As {@link #proved}, and shows a code of the authenticator app. */
    Browser provedTwice(CastMember person) {
        var browser = proved(person);
        browser.get("/forgotten/proof");
        var answer = browser.post("/forgotten/proof", "way", "TOTP", "typed", person.code());
        assertThat(answer.location()).as(answer.body()).isEqualTo("/forgotten/new");
        return browser;
    }

    static Browser.Answer choose(Browser browser, String password) {
        browser.get("/forgotten/new");
        return browser.post("/forgotten/new", "password", password, "again", password);
    }

    /** What the authenticator app shows that was set up from a page. */
    String digitsOf(Browser.Answer page) {
        var found = KEY.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return Totp.code(found.group(1).replace(" ", ""), clock.instant());
    }

    /** Whether name and password go together, at an address nobody else has. */
    boolean opens(String username, String password) {
        var browser = cast.stranger();
        browser.get("/sign-in");
        return browser.post("/sign-in", "username", username, "password", password)
                .location()
                .equals("/sign-in/code");
    }

    /** How many notices of a kind somebody was to be told. */
    int told(CastMember person, String kind) {
        try (var connection = owner.open();
                var select = connection.prepareStatement(
                        "select count(*) from notices.notice where patient_id = ? and kind = ?")) {
            select.setObject(1, person.patient());
            select.setString(2, kind);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something with the tables as their owner. */
    void asOwner(String sql, Object... values) {
        try (var connection = owner.open();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Mail and phone number were just replaced, both. */
    void bothAddressesChange(CastMember ann) {
        var change = """
                insert into notices.contact_point (patient_id, id, kind, address, address_blind, since, verified_at, replaces)
                select patient_id, gen_random_uuid(), ?, address, address_blind, ?, ?, id from notices.contact_point
                where patient_id = ? and kind = 'EMAIL' and replaces is null
                """;
        var now = org.havenport.viewer.Sql.time(clock.instant());
        asOwner("update notices.contact_point set ended_at = since where patient_id = ?", ann.patient());
        asOwner(change, "EMAIL", now, now, ann.patient());
        asOwner(change, "TEXT", now, now, ann.patient());
    }

    /** Somebody of the staff entered the address that somebody is reached at. */
    void entered(CastMember person, UUID staff, Duration ago) {
        asOwner(
                "update notices.contact_point set entered_by = ?, verified_at = ? where patient_id = ?",
                staff,
                org.havenport.viewer.Sql.time(clock.instant().minus(ago)),
                person.patient());
    }

    /** What the database keeps when staff help somebody, whatever a page would have said before. */
    void helps(Viewer.Staff helper, CastMember person) {
        helps(helper, person, false);
    }

    /** The same, or that a second person has to agree. */
    void helps(Viewer.Staff helper, CastMember person, boolean second) {
        asking.run(
                helper,
                sql -> sql.of("""
                        insert into recovery.assisted (id, account, kind, name_blind, reason, method, identifiers,
                            contact_new, asked_at, asked_by, needs_second)
                        values (gen_random_uuid(), :account, 'PATIENT', 'x', 'LOST_PHONE', 'IN_PERSON', '{FAMILY,GIVEN}',
                            false, viewer.at(), viewer.actor(), :second)
                        """)
                        .param("account", person.account())
                        .param("second", second)
                        .update());
    }

    /** A thief was here: a passkey, a known device and a code are not the owner's. */
    void aThiefLeavesKeys(CastMember person) {
        var account = person.account();
        asOwner("insert into passkeys.handle values (?, sha256(gen_random_uuid()::text::bytea))", account);
        asOwner("""
                insert into passkeys.credential (id, account, credential_id, attested, sign_count, may_be_copied, is_copied,
                    transports, label_sealed, added_at)
                select gen_random_uuid(), id, sha256(id::text::bytea), 'x', 0, false, false, '', 'x', created_at
                from access.account where id = ?
                """, account);
        asOwner("""
                insert into access.device select id, gen_random_uuid(), 'x', '', '', created_at, created_at
                from access.account where id = ?
                """, account);
        asOwner("""
                insert into access.recovery_code (account, number, code_blind, made_at)
                select id, 1, 'x', created_at from access.account where id = ?
                """, account);
    }

    /** How many passkeys, known devices and recovery codes an account has. */
    String keysOf(CastMember person) {
        return text("""
                select (select count(*) from passkeys.credential c where c.account = a.id) || ' passkeys, '
                    || (select count(*) from access.device d where d.account = a.id) || ' devices, '
                    || (select count(*) from access.recovery_code r where r.account = a.id) || ' codes'
                from access.account a where a.id = ?
                """, person);
    }

    /** Whether somebody signs in with the password alone. */
    boolean needsPasswordAlone(CastMember person) {
        return text("select (password_alone_since is not null)::text from access.account where id = ?", person)
                .equals("true");
    }

    /** Why no code was sent for the last recovery of an account; empty when one was. */
    String whyNot(CastMember person) {
        return text(
                "select coalesce(why_not, '') from recovery.own where account = ? order by asked_at desc limit 1",
                person);
    }

    /** The last one in which staff helped somebody. */
    String assisted(CastMember person) {
        return text("select id::text from recovery.assisted where account = ? order by asked_at desc limit 1", person);
    }

    /** The last recovery of an account. */
    UUID own(CastMember person) {
        return last("select id::text from recovery.own where account = ? order by asked_at desc limit 1", person);
    }

    private UUID last(String sql, CastMember person) {
        return UUID.fromString(text(sql, person));
    }

    private String text(String sql, CastMember person) {
        try (var connection = owner.open();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, person.account());
            try (var rows = select.executeQuery()) {
                assertThat(rows.next()).as("nothing was sent").isTrue();
                return Objects.requireNonNull(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String digits(UUID about) {
        var bits = vault.name("notice-code", about.toString()).getLeastSignificantBits();
        return "%08d".formatted(Math.floorMod(bits, 100_000_000L));
    }
}
