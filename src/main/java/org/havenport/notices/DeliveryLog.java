package org.havenport.notices;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to what became of messages, for staff who write letters and correct addresses. */
@Component
public class DeliveryLog {

    private final Asking asking;
    private final Vault vault;
    private final Audit audit;

    DeliveryLog(Asking asking, Vault vault, Audit audit) {
        this.asking = asking;
        this.vault = vault;
        this.audit = audit;
    }

    /** The newest messages, at most 200, for staff who write letters. */
    public List<Delivery> newest(Viewer viewer, Delivery.@Nullable State state) {
        return asking.as(viewer, sql -> {
            var found = sql.of("""
                            select * from notices.delivery where cast(:state as text) is null or state = :state
                            order by made_at desc limit 200
                            """)
                    .param("state", state == null ? null : state.name(), Types.VARCHAR)
                    .query((row, _) -> DeliveryRows.delivery(row))
                    .list();
            audit.record(sql, AuditEvent.many("deliveries-listed", null, "Delivery", found.size()));
            return found;
        });
    }

    /** Messages that did not arrive and that nobody has seen to, the oldest first, at most 200. */
    public Listed<Delivery> failed(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                                select *, %s from notices.delivery
                                where state in ('BOUNCED', 'FAILED') and seen_at is null order by made_at limit 200
                                """.formatted(Listed.ALL)).query(Listed.of((row, _) -> DeliveryRows.delivery(row))));
    }

    /** How many messages of the last days are in each state. */
    public Map<Delivery.State, Integer> counts(Viewer viewer, Duration span) {
        return asking.as(viewer, sql -> {
            var counts = new EnumMap<Delivery.State, Integer>(Delivery.State.class);
            sql.of("select state, count(*) from notices.delivery where made_at > :after group by state")
                    .param("after", Sql.time(sql.now().minus(span)))
                    .query(row -> {
                        counts.put(Delivery.State.valueOf(row.getString(1)), row.getInt(2));
                    });
            return counts;
        });
    }

    /** A person whom no message reaches, or whose address nobody has confirmed for long. */
    public record Unreached(
            UUID patient, ContactPoint point, @Nullable String why, Instant since) {}

    /** Addresses from which messages come back, the oldest first, at most 200. */
    public Listed<Unreached> bounced(Viewer viewer) {
        return addresses(viewer, "c.bounced_at is not null order by c.bounced_at", "bounced-addresses-listed");
    }

    /** Addresses that nobody has confirmed for a year, the oldest first, at most 200 (B.rule.7). */
    public Listed<Unreached> stale(Viewer viewer) {
        return addresses(viewer, AddressesAreAskedAbout.STALE + " order by c.confirmed_at", "old-addresses-listed");
    }

    private Listed<Unreached> addresses(Viewer viewer, String condition, String as) {
        return asking.as(viewer, sql -> {
            var ids = sql.of(
                            "select c.patient_id, c.id, %s from notices.contact_point c where c.ended_at is null and %s limit 200"
                                    .formatted(Listed.ALL, condition))
                    .query(Listed.of((row, _) -> List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class))));
            var found = new ArrayList<Unreached>();
            for (var id : ids.shown()) {
                ContactRows.one(sql, vault, Whose.patient(id.getFirst()), id.getLast())
                        .ifPresent(point -> found.add(new Unreached(
                                point.whose(),
                                point,
                                point.bouncedClass(),
                                point.bounced() != null
                                        ? point.bounced()
                                        : Objects.requireNonNullElse(point.confirmed(), point.since()))));
            }
            audit.record(sql, AuditEvent.many(as, null, "ContactPoint", found.size()));
            return new Listed<>(found, ids.all());
        });
    }

    /** The accounts that have an address that works. */
    Set<UUID> staffReached(Viewer viewer) {
        return asking.as(
                viewer, sql -> new HashSet<>(sql.of("""
                        select account_id from notices.account_contact_point
                        where ended_at is null and verified_at is not null and bounced_at is null and stopped_at is null
                        """).query(UUID.class).list()));
    }

    /** How many messages came back or were taken by nobody, and nobody has looked: for a first page. */
    int unseen(Viewer viewer) {
        return asking.as(viewer, sql -> sql.of("""
                        select count(*) from notices.delivery
                        where state in ('BOUNCED', 'FAILED') and seen_at is null
                        """).query(Integer.class).single());
    }

    /** Somebody has looked at a message that did not arrive, and sees to it. */
    public boolean look(Viewer viewer, UUID patient, UUID delivery) {
        return asking.as(viewer, sql -> {
            var looked = sql.of("""
                            update notices.delivery set seen_at = viewer.at(), seen_by = :by
                            where patient_id = :patient and id = :id and seen_at is null
                              and state in ('BOUNCED', 'FAILED')
                            """)
                            .param("by", viewer.actor())
                            .param("patient", patient)
                            .param("id", delivery)
                            .update()
                    == 1;
            if (looked) {
                audit.record(sql, AuditEvent.about("failed-notice-seen-to", patient, "Delivery", delivery));
            }
            return looked;
        });
    }
}
