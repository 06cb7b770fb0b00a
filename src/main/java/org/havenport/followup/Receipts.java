package org.havenport.followup;

import static org.havenport.followup.ObligationRows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.access.PatientAccounts;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.notices.Message;
import org.havenport.notices.Reach;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to whether what was released arrived: of one result, of one patient, and in figures (A1.9, B.com.3). */
@Component
public class Receipts {

    static final Duration SPAN = Duration.ofDays(90);

    private final Asking asking;
    private final Audit audit;
    private final Reach reach;
    private final PatientAccounts accounts;
    private final List<TellsWhen> others;

    Receipts(Asking asking, Audit audit, Reach reach, PatientAccounts accounts, List<TellsWhen> others) {
        this.asking = asking;
        this.audit = audit;
        this.reach = reach;
        this.accounts = accounts;
        this.others = List.copyOf(others);
    }

    /**
     * Something a patient was shown.
     *
     * @param kind what kind of thing it is
     * @param about the group of items a message speaks of, or null
     * @param told when a message about it was first to go out, or null
     * @param message what became of the message that got farthest, or null
     * @param viewedBy the kind of viewer who first looked, or null
     * @param settled how it ended, or null while it is open
     */
    record Receipt(
            UUID item,
            Sending kind,
            @Nullable UUID about,
            Consequence consequence,
            Instant opened,
            @Nullable Instant told,
            @Nullable String message,
            @Nullable Instant messageAt,
            @Nullable Instant viewed,
            @Nullable String viewedBy,
            @Nullable Instant confirmed,
            @Nullable Settled settled,
            boolean called) {}

    /** Of one kind or consequence: how many were old enough, and how many of those were seen by then. */
    record Seen(
            String name,
            boolean byConsequence,
            long opened,
            Share day,
            Share three,
            Share seven,
            Share confirmed,
            long unconfirmed) {}

    /** So many of so many. */
    record Share(long some, long of) {

        /** In hundredths; null of nothing. */
        @Nullable
        Integer percent() {
            return of == 0 ? null : (int) Math.round(100.0 * some / of);
        }
    }

    /** All figures of the last 90 days. */
    record Figures(List<Seen> seen, long open, long late, Share inTime, Share portalAlone) {}

    /** What one patient was shown, the newest first, at most 100. */
    Listed<Receipt> of(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> {
            var found = receipts(sql, patient, null);
            audit.record(
                    sql,
                    AuditEvent.many(
                            "receipts-viewed", patient, "chart", found.shown().size()));
            return found;
        });
    }

    /** What one thing is; empty when it is not owed. */
    Optional<Receipt> one(Viewer viewer, UUID patient, UUID item) {
        return asking.as(
                viewer, sql -> receipts(sql, patient, item).shown().stream().findFirst());
    }

    /** When each thing happened to one result, in order; empty when nothing of the kind was ever here. */
    List<Moment> history(Viewer viewer, UUID patient, UUID item) {
        return asking.as(viewer, sql -> {
            var moments = new ArrayList<>(sql.of(ReceiptRows.MOMENTS)
                    .param("patient", patient)
                    .param("item", item)
                    .query((row, _) -> Moment.of(row))
                    .list());
            reach.about(viewer, patient, item).forEach(it -> add(moments, it));
            others.forEach(it -> moments.addAll(it.moments(sql, patient, item)));
            moments.sort(Comparator.comparing(Moment::at));
            audit.record(sql, AuditEvent.about("receipt-viewed", patient, "chart", item));
            return List.copyOf(moments);
        });
    }

    private static void add(List<Moment> moments, Message message) {
        var about = "followup.moment.message.";
        if (message.channel() == null) {
            moments.add(Moment.of(message.told(), about + (message.dropped() == null ? "WAITS" : "DROPPED"), "", null));
            return;
        }
        var channel = message.channel().name();
        moments.add(Moment.of(message.told(), about + "TOLD", channel, null));
        if (message.sent() != null) {
            moments.add(Moment.of(message.sent(), about + "HANDED_OVER", channel, null));
        }
        if (message.ended() != null
                && message.became() != null
                && !message.ended().equals(message.sent())) {
            moments.add(Moment.of(message.ended(), about + message.became(), channel, null));
        }
    }

    private static Listed<Receipt> receipts(Sql sql, UUID patient, @Nullable UUID item) {
        return sql.of(ReceiptRows.OF_ONE)
                .param("patient", patient)
                .param("item", item, Types.OTHER)
                .query(Listed.of((row, _) -> receipt(row)));
    }

    /** How it stands with what was opened in the last 90 days. */
    Figures figures(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var since = Sql.time(sql.now().minus(SPAN));
            var seen = sql.of(ReceiptRows.SEEN)
                    .param("since", since)
                    .param("day", Sql.time(sql.now().minus(Duration.ofDays(1))))
                    .param("three", Sql.time(sql.now().minus(Duration.ofDays(3))))
                    .param("seven", Sql.time(sql.now().minus(Duration.ofDays(7))))
                    .query((row, _) -> seen(row))
                    .list();
            var alone = sql.of(ReceiptRows.PROOF)
                    .param("since", since)
                    .query((row, _) -> new Share(row.getLong("alone"), row.getLong("received")))
                    .single();
            return sql.of(ReceiptRows.CALLS)
                    .param("since", since)
                    .param("asleep", Sql.time(sql.now().minus(accounts.dormantAfter())))
                    .query((row, _) -> new Figures(
                            seen,
                            row.getLong("open"),
                            row.getLong("late"),
                            new Share(row.getLong("in_time"), row.getLong("closed")),
                            alone))
                    .single();
        });
    }

    private static Seen seen(ResultSet row) throws SQLException {
        return new Seen(
                row.getString("name"),
                row.getBoolean("by_consequence"),
                row.getLong("opened"),
                new Share(row.getLong("day_seen"), row.getLong("day_of")),
                new Share(row.getLong("three_seen"), row.getLong("three_of")),
                new Share(row.getLong("seven_seen"), row.getLong("seven_of")),
                new Share(row.getLong("confirmed"), row.getLong("opened")),
                row.getLong("unconfirmed"));
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        var settled = row.getString("settled");
        return new Receipt(
                row.getObject("item_id", UUID.class),
                Sending.valueOf(row.getString("kind")),
                row.getObject("about", UUID.class),
                Consequence.valueOf(row.getString("consequence")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "told"),
                row.getString("message"),
                instant(row, "message_at"),
                instant(row, "viewed_at"),
                row.getString("viewed_by"),
                instant(row, "confirmed_at"),
                settled == null ? null : Settled.valueOf(settled),
                row.getBoolean("called"));
    }
}
