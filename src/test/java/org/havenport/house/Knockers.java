package org.havenport.house;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Viewers.Life;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Everyone who may come to a door of the portal: each role alone, patients, those who were let in once, and sessions in
 * every state. A role that is added comes by itself; another way to be let in is added here.
 */
@Component
class Knockers {

    private static final Duration LONG_AGO = Duration.ofDays(30);

    private final Cast cast;
    private final Viewers viewers;
    private final Grants grants;
    private final OwnersConnection owner;
    private final TestClock clock;
    private final String cookie;

    Knockers(
            Cast cast,
            Viewers viewers,
            Grants grants,
            OwnersConnection owner,
            TestClock clock,
            @Value("${havenport.secure-cookies:false}") boolean secure) {
        this.cast = cast;
        this.viewers = viewers;
        this.grants = grants;
        this.owner = owner;
        this.clock = clock;
        this.cookie = secure ? "__Host-havenport" : "havenport";
    }

    /** All of them; {@code ann} is the one they want to know of, {@code cara} another patient. */
    List<Knocker> all(CanaryPatient ann, CanaryPatient cara) {
        var all = new ArrayList<Knocker>();
        for (var role : Role.values()) {
            all.add(staff(EnumSet.of(role), Life.LIVE));
        }
        all.add(staff(Set.of(), Life.LIVE));
        all.add(new Knocker("Cara", Kind.PATIENT, Set.of(), in(cara, Life.LIVE), cara));
        all.addAll(proxies(ann, cara));
        all.addAll(shutOut(ann, cara));
        return all;
    }

    private Knocker staff(Set<Role> roles, Life life) {
        var member = cast.newStaff(roles.toArray(Role[]::new));
        var name = "staff with %s%s".formatted(roles, life == Life.LIVE ? "" : ", " + life);
        return new Knocker(
                name,
                life == Life.LIVE ? Kind.STAFF : Kind.NOBODY,
                roles,
                browser(member.account(), Kind.STAFF, null, life));
    }

    /** Whoever was named by another patient, or once by Ann, or will be. What the portal takes them for, it says. */
    private List<Knocker> proxies(CanaryPatient ann, CanaryPatient cara) {
        var now = clock.instant();
        return List.of(
                proxy("Cara's proxy", cara, "PATIENT_CONSENT", now.minus(LONG_AGO), null, cara),
                proxy("Cara's proxy who says Ann", cara, "PATIENT_CONSENT", now.minus(LONG_AGO), null, ann),
                proxy("Ann's former proxy", ann, "PATIENT_CONSENT", now.minus(LONG_AGO), now.minusSeconds(1), ann),
                proxy("Ann's former guardian", ann, "GUARDIAN_ORDER", now.minus(LONG_AGO), now.minusSeconds(1), ann),
                proxy("Ann's proxy of tomorrow", ann, "HCPOA", now.plus(LONG_AGO), null, ann));
    }

    private Knocker proxy(
            String name, CanaryPatient of, String basis, Instant from, @Nullable Instant until, CanaryPatient says) {
        var account = UUID.randomUUID();
        grant(account, of.patient(), basis, from, until);
        var browser = browser(account, Kind.PROXY, says.patient(), Life.LIVE);
        var kind = browser.get("/home").status() == 200 ? Kind.PROXY : Kind.NOBODY;
        return new Knocker(name, kind, Set.of(), browser, kind == Kind.PROXY && of == says ? of : null);
    }

    /** Ann and a nurse as they must not be let in, and strangers. */
    private List<Knocker> shutOut(CanaryPatient ann, CanaryPatient cara) {
        var all = new ArrayList<Knocker>();
        for (var life : Life.values()) {
            if (life != Life.LIVE) {
                all.add(nobody("Ann, " + life, in(ann, life)));
                all.add(staff(EnumSet.of(Role.NURSE), life));
            }
        }
        all.add(nobody("Ann, signed out", signedOut(in(ann, Life.LIVE))));
        all.add(nobody("Ann whose grant has ended", formerly(ann, ann)));
        all.add(nobody("Cara who says Ann", formerly(cara, ann)));
        all.add(nobody(
                "Ann by an app without a grant", browser(UUID.randomUUID(), Kind.APP, ann.patient(), Life.LIVE)));
        var nurse = cast.newStaff(Role.NURSE).account();
        grants.endAll(nurse, clock.instant().minusSeconds(1));
        all.add(new Knocker(
                "a nurse until a moment ago", Kind.STAFF, Set.of(), browser(nurse, Kind.STAFF, null, Life.LIVE)));
        all.add(nobody("nobody", cast.stranger()));
        var inventor = cast.stranger();
        inventor.setCookie(cookie, UUID.randomUUID().toString());
        all.add(nobody("nobody with an invented cookie", inventor));
        return all;
    }

    private static Knocker nobody(String name, Browser browser) {
        return new Knocker(name, Kind.NOBODY, Set.of(), browser);
    }

    /** An account that could see {@code of} until a moment ago, in a session for {@code says}. */
    private Browser formerly(CanaryPatient of, CanaryPatient says) {
        var account = UUID.randomUUID();
        var now = clock.instant();
        grant(account, of.patient(), "SELF", now.minus(LONG_AGO), of == says ? now.minusSeconds(1) : null);
        return browser(account, Kind.PATIENT, says.patient(), Life.LIVE);
    }

    private Browser signedOut(Browser browser) {
        var token = browser.cookie(cookie);
        browser.post("/sign-out");
        browser.setCookie(cookie, token);
        return browser;
    }

    /** A browser in which this patient is signed in, as far as the state says. */
    Browser in(CanaryPatient patient, Life life) {
        return browser(patient.person().account(), Kind.PATIENT, patient.patient(), life);
    }

    /** A browser in which this person is signed in, in a session that nothing has happened to yet. */
    Browser in(CastMember person) {
        return person.isStaff()
                ? browser(person.account(), Kind.STAFF, null, Life.LIVE)
                : browser(person.account(), Kind.PATIENT, person.patient(), Life.LIVE);
    }

    private Browser browser(UUID account, Kind kind, @Nullable UUID patient, Life life) {
        var browser = cast.stranger();
        browser.setCookie(cookie, viewers.session(UUID.randomUUID(), account, kind, patient, life));
        return browser;
    }

    private void grant(UUID account, UUID patient, String basis, Instant from, @Nullable Instant until) {
        try (var connection = owner.open();
                var insert = connection.prepareStatement("""
                        insert into viewer.patient_grant (actor_id, patient_id, basis, starts_at, ends_at)
                        values (?, ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, account);
            insert.setObject(2, patient);
            insert.setString(3, basis);
            insert.setObject(4, Sql.time(from));
            insert.setObject(5, until == null ? null : Sql.time(until));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
