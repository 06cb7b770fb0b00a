package org.havenport.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * Sessions in the database, read at most every five seconds and written at most once a minute for each. The browser
 * holds a random token, the database its hash. The policies of the database ask the same row again for every read.
 */
@Component
class Sessions {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Cache<ByteBuffer, Optional<Session>> read = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .maximumSize(50_000)
            .build();
    private final Cache<UUID, Instant> used = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofHours(1))
            .maximumSize(200_000)
            .build();
    private final Asking asking;
    private final Grants grants;
    private final Clock clock;
    private final SessionsEndWhenIdle idle;

    Sessions(Asking asking, Grants grants, Clock clock, SessionsEndWhenIdle idle) {
        this.asking = asking;
        this.grants = grants;
        this.clock = clock;
        this.idle = idle;
    }

    /** A session that has begun, and the token for the browser. */
    record Begun(UUID id, String token) {}

    /** Begins a session and returns it with the token for the browser; what is left of the account's ended ones goes. */
    Begun begin(Sql sql, Account account, boolean complete, String factors) {
        var token = new byte[32];
        RANDOM.nextBytes(token);
        var id = UUID.randomUUID();
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        sql.of("delete from viewer.session where actor_id = :actor and (idle_ends_at <= :now or ends_at <= :now)")
                .param("actor", account.id())
                .param("now", Sql.time(sql.now()))
                .update();
        sql.of("""
                        insert into viewer.session (id, token_hash, actor_id, kind, patient_id, complete, factors,
                            created_at, last_seen_at, idle_ends_at, ends_at)
                        values (:id, :hash, :actor, :kind, :patient, :complete, :factors, :now, :now, :idle, :end)
                        """)
                .param("id", id)
                .param("hash", hash(text).array())
                .param("actor", account.id())
                .param("kind", account.kind().name())
                .param("patient", account.patientId(), java.sql.Types.OTHER)
                .param("complete", complete)
                .param("factors", factors)
                .param("now", Sql.time(sql.now()))
                .param("idle", Sql.time(idle.idleEnd(account.kind(), complete, sql.now())))
                .param("end", Sql.time(idle.end(sql.now())))
                .update();
        return new Begun(id, text);
    }

    /** The live session of a token, used now; empty when there is none or it is over. */
    Optional<Session> use(String token) {
        var hash = hash(token);
        var session = read.get(hash, this::find).orElse(null);
        if (session == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        var before = used.getIfPresent(session.id());
        var last = before == null || before.isBefore(session.lastSeenAt()) ? session.lastSeenAt() : before;
        if (idle.over(session, last, now)) {
            asking.atTheDoor(sql -> {
                end(sql, session.id());
                return true;
            });
            read.put(hash, Optional.empty());
            return Optional.empty();
        }
        used.put(session.id(), now);
        if (!now.isBefore(session.lastSeenAt().plus(SessionsEndWhenIdle.WRITTEN_EVERY))) {
            write(session);
            read.invalidate(hash);
        }
        return Optional.of(session);
    }

    /** Ends a session; on this node at once, on others within the five seconds of their memory. */
    void end(Sql sql, UUID session) {
        sql.of("delete from viewer.session where id = :id").param("id", session).update();
        Asking.afterCommit(() -> {
            read.asMap()
                    .values()
                    .removeIf(found -> found.filter(s -> s.id().equals(session)).isPresent());
            used.invalidate(session);
        });
    }

    /** Reads every session again on its next use: some were ended in the database. */
    void forget() {
        read.invalidateAll();
    }

    /** Ends every session of an account in the transaction of whoever may; how many there were. */
    int endAll(Sql sql, UUID account) {
        var ended = sql.of("delete from viewer.session where actor_id = :account and kind = 'STAFF'")
                .param("account", account)
                .update();
        Asking.afterCommit(() -> read.asMap()
                .values()
                .removeIf(
                        found -> found.filter(s -> s.account().equals(account)).isPresent()));
        return ended;
    }

    /** Forgets what was read of an account, so that a change of its roles acts on its next request. */
    void readAgain(UUID account) {
        Asking.afterCommit(() -> read.asMap()
                .values()
                .removeIf(
                        found -> found.filter(s -> s.account().equals(account)).isPresent()));
    }

    private void write(Session session) {
        asking.atTheDoor(sql -> sql.of("""
                        update viewer.session set last_seen_at = :now, idle_ends_at = :idle
                        where id = :id and last_seen_at < :now
                        """)
                .param("now", Sql.time(sql.now()))
                .param("idle", Sql.time(idle.idleEnd(session.kind(), session.complete(), sql.now())))
                .param("id", session.id())
                .update());
    }

    private Optional<Session> find(ByteBuffer hash) {
        return asking.atTheDoor(sql -> sql.of("""
                        select s.id, s.actor_id, s.kind, s.complete, s.created_at, s.last_seen_at, s.ends_at,
                            g.patient_id
                        from viewer.session s left join viewer.patient_grant g
                            on g.actor_id = s.actor_id and g.patient_id = s.patient_id and g.basis = 'SELF'
                            and g.starts_at <= viewer.at() and (g.ends_at is null or g.ends_at > viewer.at())
                        where s.token_hash = :hash
                        limit 1
                        """)
                .param("hash", hash.array())
                .query((row, _) -> session(row))
                .optional());
    }

    private Session session(ResultSet row) throws SQLException {
        var account = id(row, "actor_id");
        var kind = Viewer.Kind.valueOf(row.getString("kind"));
        return new Session(
                id(row, "id"),
                account,
                kind,
                row.getObject("patient_id", UUID.class),
                kind == Viewer.Kind.STAFF ? grants.rolesOf(account) : Set.of(),
                row.getBoolean("complete"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
