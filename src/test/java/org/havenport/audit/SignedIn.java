package org.havenport.audit;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.havenport.database.OwnersConnection;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/** Viewers with a live session and the grants they need, without a browser. */
record SignedIn(OwnersConnection owner, Grants grants) {

    Viewer.Patient patient(UUID patient) {
        var viewer = new Viewer.Patient(UUID.randomUUID(), UUID.randomUUID(), patient, "Ann");
        grants.grantSelf(viewer.actor(), patient);
        session(viewer, patient);
        return viewer;
    }

    Viewer.Staff staff(Role... roles) {
        var viewer = new Viewer.Staff(UUID.randomUUID(), UUID.randomUUID(), Set.of(roles), "Gina");
        for (var role : roles) {
            grants.grantRole(viewer.actor(), role, null);
        }
        session(viewer, null);
        return viewer;
    }

    private void session(Viewer viewer, @Nullable UUID patient) {
        try (var connection = owner.open();
                var insert = connection.prepareStatement("""
                        insert into viewer.session (id, token_hash, actor_id, kind, patient_id, complete, factors,
                            created_at, last_seen_at, idle_ends_at, ends_at)
                        values (?, decode(md5(random()::text), 'hex'), ?, ?, ?, true, 'PASSWORD TOTP', ?, ?, ?, ?)
                        """)) {
            var now = Instant.now();
            insert.setObject(1, viewer.session());
            insert.setObject(2, viewer.actor());
            insert.setString(3, viewer.kind().name());
            insert.setObject(4, patient);
            insert.setObject(5, Sql.time(now));
            insert.setObject(6, Sql.time(now));
            insert.setObject(7, Sql.time(now.plus(Duration.ofMinutes(10))));
            insert.setObject(8, Sql.time(now.plus(Duration.ofHours(12))));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
