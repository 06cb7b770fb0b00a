package org.havenport.notices;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of notices and deliveries. */
final class DeliveryRows {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 10;
    private static final String CANCEL = "update notices.delivery set state = 'CANCELLED', why = :why,"
            + " settled_at = viewer.at() where state = 'QUEUED' and patient_id = :whose";

    private DeliveryRows() {}

    /** A delivery that this process has taken for a while. */
    record Leased(
            Whose whose,
            UUID id,
            UUID point,
            String kind,
            UUID about,
            Channel channel,
            Locale language,
            String token,
            int attempts,
            Instant giveUp,
            UUID lease) {}

    /** Those of whom something is due, the longest first. */
    static List<Whose> due(Sql sql, Whose.Book book, int most) {
        return book.of(sql, """
                        select patient_id from notices.notice where state = 'WAITING' and due_at <= viewer.at()
                        group by patient_id order by min(due_at) limit :most
                        """)
                .param("most", most)
                .query((row, _) -> new Whose(book, row.getObject(1, UUID.class)))
                .list();
    }

    /** Whether it is this process's turn to plan for somebody, until the transaction ends. */
    static boolean turn(Sql sql, Whose whose) {
        return sql.of("select pg_try_advisory_xact_lock(hashtextextended('notices ' || :whose, 0))")
                .param("whose", whose.id().toString())
                .query(Boolean.class)
                .single();
    }

    static List<Plan.Due> due(Sql sql, Whose whose) {
        return whose.of(sql, """
                        select id, kind, about, point_id, told_at from notices.notice
                        where patient_id = :whose and state = 'WAITING' and due_at <= viewer.at()
                        order by told_at, id for update
                        """)
                .query((row, _) -> new Plan.Due(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getObject("about", UUID.class),
                        row.getObject("point_id", UUID.class),
                        row.getObject("told_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    static Planner.Before before(Sql sql, Whose whose, Plan.Due notice) {
        return whose.of(sql, """
                        select max(settled_at) filter (where about = :about) as thing,
                            max(settled_at) filter (where state = 'PASSED_ON') as kind
                        from notices.notice
                        where patient_id = :whose and kind = :kind and state in ('PASSED_ON', 'JOINED')
                        """)
                .param("about", notice.about())
                .param("kind", notice.kind())
                .query((row, _) ->
                        new Planner.Before(ContactRows.instant(row, "thing"), ContactRows.instant(row, "kind")))
                .single();
    }

    static void settle(Sql sql, Whose whose, UUID notice, String state, Plan.@Nullable Why why) {
        whose.of(sql, """
                        update notices.notice set state = :state, why = :why, settled_at = viewer.at()
                        where patient_id = :whose and id = :id
                        """)
                .param("state", state)
                .param("why", why == null ? null : why.name(), Types.VARCHAR)
                .param("id", notice)
                .update();
    }

    static void wait(Sql sql, Whose whose, UUID notice, Instant until) {
        whose.of(sql, "update notices.notice set due_at = :until where patient_id = :whose and id = :id")
                .param("until", Sql.time(until))
                .param("id", notice)
                .update();
    }

    static void queue(
            Sql sql, Whose whose, Plan.Due notice, ContactPoint to, String language, String statement, Instant giveUp) {
        var token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        whose.of(sql, """
                        insert into notices.delivery (patient_id, id, notice_id, point_id, kind, channel, language,
                            statement, return_token, made_at, next_at, give_up_at)
                        values (:whose, :id, :notice, :point, :kind, :channel, :language,
                            :statement, :token, viewer.at(), viewer.at(), :giveUp)
                        """)
                .param("id", UUID.randomUUID())
                .param("notice", notice.id())
                .param("point", to.id())
                .param("kind", notice.kind())
                .param("channel", to.channel().name())
                .param("language", language)
                .param("statement", statement)
                .param("token", HexFormat.of().formatHex(token))
                .param("giveUp", Sql.time(giveUp))
                .update();
    }

    /** Takes the next delivery of a channel for a while; another process leaves it alone meanwhile. */
    static Optional<Leased> lease(Sql sql, Whose.Book book, Channel channel, Instant until) {
        var lease = UUID.randomUUID();
        return book.of(sql, """
                        update notices.delivery d set lease = :lease, leased_until = :until, attempts = attempts + 1
                        from (select patient_id, id from notices.delivery
                              where state = 'QUEUED' and channel = :channel and next_at <= viewer.at()
                                and (leased_until is null or leased_until <= viewer.at())
                              order by next_at limit 1 for update skip locked) n, notices.notice t
                        where d.patient_id = n.patient_id and d.id = n.id
                          and t.patient_id = d.patient_id and t.id = d.notice_id
                        returning d.patient_id, d.id, d.point_id, d.kind, d.language, d.return_token, d.attempts,
                            d.give_up_at, t.about
                        """)
                .param("lease", lease)
                .param("until", Sql.time(until))
                .param("channel", channel.name())
                .query((row, _) -> new Leased(
                        new Whose(book, row.getObject(1, UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getObject("point_id", UUID.class),
                        row.getString("kind"),
                        row.getObject("about", UUID.class),
                        channel,
                        Locale.of(row.getString("language")),
                        row.getString("return_token"),
                        row.getInt("attempts"),
                        row.getObject("give_up_at", OffsetDateTime.class).toInstant(),
                        lease))
                .optional();
    }

    /** The statement the message really carries: it may be newer than when the message was queued. */
    static void carries(Sql sql, Leased leased, String statement) {
        leased.whose()
                .of(sql, "update notices.delivery set statement = :statement where patient_id = :whose and id = :id")
                .param("statement", statement)
                .param("id", leased.id())
                .update();
    }

    /** Ends a leased delivery; false when it was ended, or leased by another, meanwhile. */
    static boolean end(Sql sql, Leased leased, Delivery.State state, @Nullable String why) {
        return leased.whose()
                        .of(sql, """
                        update notices.delivery set state = :state, why = :why, lease = null, leased_until = null,
                            handed_at = case when cast(:state as text) = 'HANDED_OVER' then viewer.at() else handed_at end,
                            settled_at = viewer.at()
                        where patient_id = :whose and id = :id and lease = :lease and state = 'QUEUED'
                        """)
                        .param("state", state.name())
                        .param("why", why, Types.VARCHAR)
                        .param("id", leased.id())
                        .param("lease", leased.lease())
                        .update()
                == 1;
    }

    static void later(Sql sql, Leased leased, Instant next, String why) {
        leased.whose()
                .of(sql, """
                        update notices.delivery set next_at = :next, why = :why, lease = null, leased_until = null
                        where patient_id = :whose and id = :id and lease = :lease and state = 'QUEUED'
                        """)
                .param("next", Sql.time(next))
                .param("why", why)
                .param("id", leased.id())
                .param("lease", leased.lease())
                .update();
    }

    /** What waits to be sent to somebody is sent no more. */
    static void cancel(Sql sql, Whose whose, String why) {
        whose.of(sql, CANCEL).param("why", why).update();
    }

    /** What waits to be sent to one address is sent no more. */
    static void cancel(Sql sql, Whose whose, UUID point, String why) {
        whose.of(sql, CANCEL + " and point_id = :point")
                .param("why", why)
                .param("point", point)
                .update();
    }

    static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("patient_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("point_id", UUID.class),
                row.getString("kind"),
                Channel.valueOf(row.getString("channel")),
                Delivery.State.valueOf(row.getString("state")),
                row.getString("why"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                ContactRows.instant(row, "settled_at"),
                row.getObject("seen_at") != null);
    }
}
