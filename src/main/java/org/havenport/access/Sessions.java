package org.havenport.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.access.ComesFirst.Owed;
import org.havenport.access.ComesFirst.Reach;
import org.havenport.home.Rest;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sessions in the database, read at most every five seconds and whenever something is sent, and written at most once a
 * minute for each. The browser holds a random token, the database its hash. The policies of the database ask the same row
 * again for every read.
 */
@Component
class Sessions {

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
    private final WhatComesFirst first;
    private final Devices devices;
    private final NamesOnSeveralDevicesAreNoticed names;

    Sessions(
            Asking asking,
            Grants grants,
            Clock clock,
            SessionsEndWhenIdle idle,
            WhatComesFirst first,
            Devices devices,
            NamesOnSeveralDevicesAreNoticed names) {
        this.devices = devices;
        this.names = names;
        this.first = first;
        this.asking = asking;
        this.grants = grants;
        this.clock = clock;
        this.idle = idle;
    }

    /** A session that has begun, and the token for the browser. */
    record Begun(UUID id, String token) {}

    /** Begins a session and returns it with the token for the browser; what is left of the account's ended ones goes. */
    Begun begin(Sql sql, Account account, boolean complete, String factors) {
        var id = UUID.randomUUID();
        var text = SessionTokens.make();
        var in = Browsing.now();
        var device = complete ? devices.signedIn(sql, account, in) : null;
        sql.of("delete from viewer.session where actor_id = :actor and (idle_ends_at <= :now or ends_at <= :now)")
                .param("actor", account.id())
                .param("now", Sql.time(sql.now()))
                .update();
        sql.of("""
                        insert into viewer.session (id, token_hash, actor_id, kind, patient_id, complete, factors,
                            created_at, last_seen_at, idle_ends_at, ends_at, proved_at,
                            shared, device, browser, system)
                        values (:id, :hash, :actor, :kind, :patient, :complete, :factors, :now, :now, :idle, :end, :now,
                            :shared, :device, :browser, :system)
                        """)
                .param("id", id)
                .param("hash", SessionTokens.hash(text).array())
                .param("actor", account.id())
                .param("kind", account.kind().name())
                .param("patient", account.patientId(), Types.OTHER)
                .param("complete", complete)
                .param("factors", factors)
                .param("now", Sql.time(sql.now()))
                .param("idle", Sql.time(idle.idleEnd(account.kind(), complete, in.shared(), sql.now())))
                .param("shared", in.shared())
                .param("device", device, Types.OTHER)
                .param("browser", in.browser())
                .param("system", in.system())
                .param("end", Sql.time(idle.end(sql.now())))
                .update();
        if (complete) {
            sql.of("update access.account set signed_in_at = viewer.at() where id = :id")
                    .param("id", account.id())
                    .update();
            first.of(sql, account.id()).ifPresent(owed -> stand(sql, account.id(), owed));
            names.signedIn(sql, account);
        }
        return new Begun(id, text);
    }

    /** Its person has just shown a factor again: the session goes on under a new token, and the old one is dead. */
    String prove(Sql sql, UUID session) {
        var text = SessionTokens.make();
        sql.of("update viewer.session set token_hash = :hash, proved_at = :now where id = :id")
                .param("hash", SessionTokens.hash(text).array())
                .param("now", Sql.time(sql.now()))
                .param("id", session)
                .update();
        Asking.afterCommit(() -> forget(session));
        return text;
    }

    /** Keeps with every session of an account what is to be done first; null when nothing is. */
    void stand(Sql sql, UUID account, @Nullable Owed owed) {
        sql.of(
                        "update viewer.session set owed_path = :path, owed_reach = :reach, owed_from = :from where actor_id = :account")
                .param("path", owed == null ? null : owed.path(), Types.VARCHAR)
                .param("reach", owed == null ? null : owed.reach().name(), Types.VARCHAR)
                .param(
                        "from",
                        owed == null || owed.from() == null ? null : Sql.time(owed.from()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("account", account)
                .update();
        readAgain(account);
    }

    /**
     * The live session of a token, used now; empty when there is none or it is over.
     *
     * @param remembered whether what was read in the last seconds will do: the policies of the database ask again for
     *     every read, and not all that is sent passes them
     */
    Optional<Session> use(String token, boolean remembered) {
        var hash = SessionTokens.hash(token);
        if (!remembered) {
            read.invalidate(hash);
        }
        var session = read.get(hash, this::find).orElse(null);
        if (session == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        var before = used.getIfPresent(session.id());
        var last = before == null || before.isBefore(session.lastSeenAt()) ? session.lastSeenAt() : before;
        if (idle.over(session, last, now)) {
            if (now.isBefore(session.endsAt())) {
                overNow(session.id());
            }
            return Optional.empty();
        }
        used.put(session.id(), now);
        if (!now.isBefore(session.lastSeenAt().plus(SessionsEndWhenIdle.WRITTEN_EVERY))) {
            write(session);
            read.invalidate(hash);
        }
        return Optional.of(session);
    }

    /** It is over as if nobody had used it: what is typed in it can still be kept. */
    void overNow(UUID session) {
        asking.atTheDoor(
                sql -> sql.of("update viewer.session set idle_ends_at = :now where id = :id and idle_ends_at > :now")
                        .param("now", Sql.time(sql.now()))
                        .param("id", session)
                        .update());
        forget(session);
    }

    /** Whether a session is there yet, in a transaction that has locked the row of its account. */
    boolean lives(Sql sql, UUID session) {
        return sql.of("""
                        select exists (select 1 from viewer.session
                            where id = :id and idle_ends_at > viewer.at() and ends_at > viewer.at())
                        """).param("id", session).query(Boolean.class).single();
    }

    Rest rest(Session session) {
        return idle.rest(session, clock.instant());
    }

    /** The session of a token that was complete and is over now, which nobody signed out of. */
    Optional<Session> over(String token) {
        return read.get(SessionTokens.hash(token), this::find).filter(Session::complete);
    }

    /** Ends a session; on this node at once, on others when something is sent, or within five seconds. */
    void end(Sql sql, UUID session) {
        sql.of("delete from viewer.session where id = :id").param("id", session).update();
        Asking.afterCommit(() -> {
            forget(session);
            used.invalidate(session);
        });
    }

    private void forget(UUID session) {
        read.asMap()
                .values()
                .removeIf(found -> found.filter(s -> s.id().equals(session)).isPresent());
    }

    /** Reads every session again on its next use: some were ended in the database. */
    void forget() {
        read.invalidateAll();
    }

    /** Ends every session of an account but one: something it is opened with was changed. At the door. */
    void endOthers(Sql sql, UUID account, UUID but) {
        sql.of("delete from viewer.session where actor_id = :account and id <> :but")
                .param("account", account)
                .param("but", but)
                .update();
        readAgain(account);
    }

    /** Ends every session of an account in the transaction of whoever may; how many there were. */
    int endAll(Sql sql, UUID account) {
        var ended = sql.of("delete from viewer.session where actor_id = :account and kind = 'STAFF'")
                .param("account", account)
                .update();
        readAgain(account);
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
                .param("idle", Sql.time(idle.idleEnd(session.kind(), session.complete(), session.shared(), sql.now())))
                .param("id", session.id())
                .update());
    }

    private Optional<Session> find(ByteBuffer hash) {
        return asking.atTheDoor(sql -> sql.of("""
                        select s.id, s.actor_id, s.kind, s.complete, s.created_at, s.last_seen_at,
                            case when s.idle_ends_at <= viewer.at() then s.idle_ends_at else s.ends_at end as ends_at,
                            coalesce(s.proved_at, s.created_at) as proved_at, s.owed_path, s.owed_reach, s.owed_from, s.shared, g.patient_id
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
                row.getTimestamp("ends_at").toInstant(),
                row.getTimestamp("proved_at").toInstant(),
                owed(row),
                row.getBoolean("shared"));
    }

    private static @Nullable Owed owed(ResultSet row) throws SQLException {
        var path = row.getString("owed_path");
        var from = row.getTimestamp("owed_from");
        return path == null
                ? null
                : new Owed(path, Reach.valueOf(row.getString("owed_reach")), from == null ? null : from.toInstant());
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }
}
