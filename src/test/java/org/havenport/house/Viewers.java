package org.havenport.house;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.havenport.database.OwnersConnection;
import org.havenport.patients.CareTeams;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People with live sessions, for tests that knock at a door instead of a page. Each call makes somebody new. */
@Component
public class Viewers {

    private final OwnersConnection owner;
    private final Grants grants;
    private final Asking asking;
    private final Vault vault;
    private final CareTeams teams;
    private final TestClock clock;

    Viewers(OwnersConnection owner, Grants grants, Asking asking, Vault vault, CareTeams teams, TestClock clock) {
        this.teams = teams;
        this.owner = owner;
        this.grants = grants;
        this.asking = asking;
        this.vault = vault;
        this.clock = clock;
    }

    /** A patient with a key, an account, a grant to their own record and a live session. */
    public Viewer.Patient patient() {
        var patient = new Viewer.Patient(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "Ann");
        asking.run(Viewer.job("test"), sql -> vault.createKey(sql, patient.patient()));
        grants.grantSelf(patient.actor(), patient.patient());
        session(patient, patient.patient());
        return patient;
    }

    /** A member of staff who holds these roles, with a live session. */
    public Viewer.Staff staff(Role... roles) {
        var held = roles.length == 0 ? Set.<Role>of() : EnumSet.of(roles[0], roles);
        var staff = new Viewer.Staff(UUID.randomUUID(), UUID.randomUUID(), held, "Dora");
        held.forEach(role -> grants.grantRole(staff.actor(), role, null));
        grants.trained(staff.actor(), clock.instant().plus(Duration.ofDays(360)));
        session(staff, null);
        return staff;
    }

    /** A member of staff who holds these roles and looks after this patient. */
    public Viewer.Staff staffOf(UUID patient, Role... roles) {
        var staff = staff(roles);
        teams.related(Viewer.job("test"), patient, staff.actor(), null);
        return staff;
    }

    /** Ends a session as signing out does. */
    public void signOut(Viewer viewer) {
        try (var connection = owner.open();
                var delete = connection.prepareStatement("delete from viewer.session where id = ?")) {
            delete.setObject(1, viewer.session());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives a viewer the live session it names. */
    public void session(Viewer viewer, @Nullable UUID patient) {
        session(viewer.session(), viewer.actor(), viewer.kind(), patient, Life.LIVE);
    }

    /** How far a session has come. */
    public enum Life {
        LIVE,
        /** The code of the authenticator app is still to be given. */
        PASSWORD_ONLY,
        /** Not used for two hours. */
        RESTED_TOO_LONG,
        /** In use until now, and half a day old. */
        TOO_OLD
    }

    /** A session as the sign-in writes it, in any state; the token is the value of the browser's cookie. */
    public String session(UUID session, UUID account, Viewer.Kind kind, @Nullable UUID patient, Life life) {
        var token = "test-" + UUID.randomUUID();
        var now = clock.instant();
        var seen = life == Life.RESTED_TOO_LONG ? now.minus(Duration.ofHours(2)) : now;
        var end = life == Life.TOO_OLD ? now.minusSeconds(60) : now.plus(Duration.ofHours(9));
        try (var connection = owner.open();
                var insert = connection.prepareStatement("""
                        insert into viewer.session (id, token_hash, actor_id, kind, patient_id, complete, factors,
                            created_at, last_seen_at, idle_ends_at, ends_at)
                        values (?, sha256(convert_to(?, 'UTF8')), ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, session);
            insert.setString(2, token);
            insert.setObject(3, account);
            insert.setString(4, kind.name());
            insert.setObject(5, patient);
            insert.setBoolean(6, life != Life.PASSWORD_ONLY);
            insert.setString(7, life == Life.PASSWORD_ONLY ? "PASSWORD" : "PASSWORD TOTP");
            insert.setObject(8, Sql.time(end.minus(Duration.ofHours(12))));
            insert.setObject(9, Sql.time(seen));
            insert.setObject(10, Sql.time(seen.plus(Duration.ofMinutes(life == Life.PASSWORD_ONLY ? 4 : 10))));
            insert.setObject(11, Sql.time(end));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return token;
    }
}
