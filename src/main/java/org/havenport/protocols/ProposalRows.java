package org.havenport.protocols;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.protocols.Proposal.State;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of the table of proposals. */
final class ProposalRows {

    private static final String SELECT = """
            select number, key, approver, value::text, before::text, departs, reason, proposed_by, proposed_by_name,
                   proposed_at, effective_from, state, in_force_from, expires_on, ended_by, ended_by_name, ended_at,
                   ended_why
            from protocols.proposal
            """;

    private ProposalRows() {}

    /** Everything that was ever approved, of each key the newest first. */
    static List<Proposal> approved(Sql sql) {
        return sql.of(
                        SELECT
                                + " where in_force_from is not null order by key, in_force_from desc, ended_at desc, number desc")
                .query((row, _) -> proposal(row))
                .list();
    }

    static List<Proposal> waiting(Sql sql) {
        return sql.of(SELECT + " where state = 'WAITING' order by number")
                .query((row, _) -> proposal(row))
                .list();
    }

    static List<Proposal> history(Sql sql, String key) {
        return sql.of(SELECT + " where key = :key order by number desc")
                .param("key", key)
                .query((row, _) -> proposal(row))
                .list();
    }

    /** The one that waits under a number, until the transaction is over nobody else's. */
    static Proposal demand(Sql sql, long number) {
        return sql.of(SELECT + " where number = :number and state = 'WAITING' for update")
                .param("number", number)
                .query((row, _) -> proposal(row))
                .optional()
                .orElseThrow(() -> new IllegalStateException("No such proposal waits"));
    }

    static long insert(Sql sql, Draft draft, ZoneId zone) {
        return sql.of("""
                        insert into protocols.proposal (key, approver, value, before, departs, reason, proposed_by,
                            proposed_by_name, proposed_at, effective_from, effective_at)
                        values (:key, :approver, :value::jsonb, :before::jsonb, :departs, :reason, :by, :name, :at,
                            :from, :fromAt)
                        returning number
                        """)
                .param("key", draft.parameter().key())
                .param("approver", draft.parameter().approver().name())
                .param("value", Json.write(draft.value()))
                .param("before", Json.write(draft.before()))
                .param("departs", draft.departs())
                .param("reason", draft.reason())
                .param("by", sql.viewer().actor())
                .param("name", sql.viewer().shownAs())
                .param("at", Sql.time(sql.now()))
                .param("from", draft.from())
                .param("fromAt", Sql.time(draft.from().atStartOfDay(zone).toInstant()))
                .query(Long.class)
                .single();
    }

    /** Ends the waiting of one; false when it does not wait any more. */
    static boolean end(Sql sql, long number, State state, String why, @Nullable LocalDate expiresOn) {
        return sql.of("""
                        update protocols.proposal set state = :state, ended_by = :by, ended_by_name = :name, ended_at = :at,
                            ended_why = :why, expires_on = :expires,
                            in_force_from = case when :state = 'APPROVED' then greatest(effective_at, :at) end
                        where number = :number and state = 'WAITING'
                        """)
                        .param("state", state.name())
                        .param("by", sql.viewer().actor())
                        .param("name", sql.viewer().shownAs())
                        .param("at", Sql.time(sql.now()))
                        .param("why", why)
                        .param("expires", expiresOn)
                        .param("number", number)
                        .update()
                == 1;
    }

    static void declare(Sql sql, Parameter<?> parameter) {
        sql.of("""
                        insert into protocols.parameter (key, approver, in_use) values (:key, :approver, true)
                        on conflict (key, approver) do update set in_use = true where not parameter.in_use
                        """)
                .param("key", parameter.key())
                .param("approver", parameter.approver().name())
                .update();
        sql.of("update protocols.parameter set in_use = false where key = :key and approver <> :approver and in_use")
                .param("key", parameter.key())
                .param("approver", parameter.approver().name())
                .update();
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        var ended = row.getObject("ended_by", UUID.class);
        return new Proposal(
                row.getLong("number"),
                text(row, "key"),
                Approver.valueOf(text(row, "approver")),
                Json.read(text(row, "value")),
                Json.read(text(row, "before")),
                row.getBoolean("departs"),
                text(row, "reason"),
                step(row, row.getObject("proposed_by", UUID.class), "proposed", "reason"),
                row.getObject("effective_from", LocalDate.class),
                State.valueOf(text(row, "state")),
                instant(row, "in_force_from"),
                row.getObject("expires_on", LocalDate.class),
                ended == null ? null : step(row, ended, "ended", "ended_why"));
    }

    private static Proposal.Step step(ResultSet row, UUID by, String what, String why) throws SQLException {
        return new Proposal.Step(
                by, text(row, what + "_by_name"), Objects.requireNonNull(instant(row, what + "_at")), text(row, why));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    /** What somebody has written and not yet kept. */
    record Draft(
            Parameter<?> parameter,
            tools.jackson.databind.JsonNode value,
            tools.jackson.databind.JsonNode before,
            boolean departs,
            String reason,
            LocalDate from) {}
}
