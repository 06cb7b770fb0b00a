package org.havenport.house;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.havenport.database.OwnersConnection;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Whose a session is, read from the tables by the cookie, and not asked of the program that is under test. */
@Component
class Holders implements Function<String, Holder>, DisposableBean {

    private static final String LIVE = """
            select s.actor_id, coalesce(g.patient_id, m.patient_id) from viewer.session s
            left join viewer.patient_grant g on g.actor_id = s.actor_id and (g.patient_id = s.patient_id or g.basis <> 'SELF')
                and g.starts_at <= ? and (g.ends_at is null or g.ends_at > ?)
            left join viewer.mirror m on m.session_id = s.id and m.ends_at > ?
            where s.token_hash = sha256(convert_to(?, 'UTF8')) and s.complete and s.idle_ends_at > ? and s.ends_at > ?
            """;

    private final OwnersConnection owner;
    private final TestClock clock;
    private final Map<String, Holder> before = new ConcurrentHashMap<>();
    private @Nullable Connection connection;

    Holders(OwnersConnection owner, TestClock clock) {
        this.owner = owner;
        this.clock = clock;
    }

    /** A session is about to end on another node: for some seconds this one may still call its person by name. */
    void endsElsewhere(String token) {
        before.put(token, apply(token));
    }

    /** Those seconds are over. */
    void isOver(String token) {
        before.remove(token);
    }

    @Override
    public synchronized Holder apply(String token) {
        if (token.isEmpty()) {
            return Holder.NOBODY;
        }
        var known = before.get(token);
        if (known != null) {
            return known;
        }
        try {
            if (connection == null || !connection.isValid(2)) {
                connection = owner.open();
            }
            return of(connection, token);
        } catch (SQLException away) {
            // Who cannot be known is told nothing.
            return Holder.NOBODY;
        }
    }

    private Holder of(Connection open, String token) throws SQLException {
        var now = Sql.time(clock.instant());
        var patients = new HashSet<UUID>();
        UUID actor = null;
        try (var select = open.prepareStatement(LIVE)) {
            select.setObject(1, now);
            select.setObject(2, now);
            select.setObject(3, now);
            select.setString(4, token);
            select.setObject(5, now);
            select.setObject(6, now);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    actor = rows.getObject(1, UUID.class);
                    if (rows.getObject(2) != null) {
                        patients.add(rows.getObject(2, UUID.class));
                    }
                }
            }
        }
        return actor == null ? Holder.NOBODY : new Holder(patients, roles(open, actor));
    }

    private static Set<Role> roles(Connection open, UUID actor) throws SQLException {
        try (var select = open.prepareStatement("select role from viewer.role_grant where actor_id = ?")) {
            select.setObject(1, actor);
            var roles = new HashSet<Role>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    roles.add(Role.valueOf(rows.getString(1)));
                }
            }
            return roles;
        }
    }

    @Override
    public synchronized void destroy() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
