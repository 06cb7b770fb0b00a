package org.havenport.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.HeldBack;
import org.havenport.followup.Consequence;
import org.havenport.followup.WhatOpensLaterIsOwed;
import org.havenport.release.Hold.Recipient;
import org.havenport.release.HoldRows.Ended;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A hold that is over holds nothing: the entry is read with its end. What follows from that, being owed and told, is
 * done here, each minute, and made good after whatever stopped it (B.com.1b, B.fn.s2).
 */
@Component
class HoldsEndByThemselves implements Safeguard {

    private static final Logger log = LoggerFactory.getLogger(HoldsEndByThemselves.class);
    private static final Viewer.Job JOB = (Viewer.Job) Viewer.job("release");
    private static final int A_ROUND = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Asking asking;
    private final Audit audit;
    private final HeldBack heldBack;
    private final WhatOpensLaterIsOwed owed;

    HoldsEndByThemselves(Asking asking, Audit audit, HeldBack heldBack, WhatOpensLaterIsOwed owed) {
        this.asking = asking;
        this.audit = audit;
        this.heldBack = heldBack;
        this.owed = owed;
    }

    /** A report or entry, whose holds are to be looked at again. */
    record Thing(UUID patient, UUID item) {}

    @Scheduled(initialDelayString = "PT50S", fixedDelayString = "PT1M")
    void rounds() {
        try {
            look();
        } catch (RuntimeException e) {
            log.warn("A round of holds ended early: {}", e.getClass().getSimpleName());
        }
    }

    /** Looks after every hold that is over. */
    void look() {
        for (var thing : asking.as(JOB, HoldsEndByThemselves::due)) {
            settle(thing.patient(), thing.item());
        }
    }

    private static List<Thing> due(Sql sql) {
        return sql.of("""
                        select patient_id, item_id from release.hold where ended_at is null and expires_at <= viewer.at()
                        union
                        select patient_id, group_id from chart.item
                        where release_state = 'HELD' and held_until <= viewer.at()
                        union
                        select i.patient_id, i.group_id from chart.item i
                        where (i.held_until > viewer.at() or i.held_until is null) and i.release_state = 'HELD' and not exists (
                            select 1 from release.hold h where h.patient_id = i.patient_id
                            and release.covers(h.patient_id, h.id, h.item_id, i.group_id)
                            and h.ended_at is null and h.recipient = 'PATIENT' and h.expires_at > viewer.at())
                        limit :most
                        """)
                .param("most", A_ROUND)
                .query((row, _) -> new Thing(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    /** Ends what is over and writes into the entry, and what is held with it, until when it is held now. */
    void settle(UUID patient, UUID item) {
        asking.run(
                JOB,
                sql -> HeldWith.things(sql, patient, item).forEach(thing -> settle(sql, new Thing(patient, thing))));
    }

    /** What opens by that is owed from now on. */
    private void settle(Sql sql, Thing thing) {
        var patient = thing.patient();
        var item = thing.item();
        for (var id : over(sql, patient, item)) {
            HoldRows.end(sql, patient, id, Ended.EXPIRED);
            audit.record(sql, AuditEvent.about("hold-expired", patient, "chart", item));
        }
        if (hold(sql, patient, item) > 0) {
            audit.record(sql, AuditEvent.about("result-released", patient, "chart", item));
            var consequence = consequence(sql, patient, item);
            if (consequence != null) {
                owed.opened(sql, patient, item, consequence);
            }
        }
    }

    /** Writes into the entry until when it is held, by what acts on it now. */
    int hold(Sql sql, UUID patient, UUID item) {
        var acting = HoldRows.acting(sql, patient, item);
        return heldBack.until(
                sql, patient, item, latest(acting, Recipient.PATIENT), latest(acting, Recipient.REPRESENTATIVE));
    }

    private static @Nullable Instant latest(List<Hold> acting, Recipient recipient) {
        return acting.stream()
                .filter(it -> it.recipient() == recipient)
                .map(Hold::expires)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<UUID> over(Sql sql, UUID patient, UUID item) {
        return sql.of("""
                        select id from release.hold where patient_id = :patient and item_id = :item
                        and ended_at is null and expires_at <= viewer.at()
                        """)
                .param("patient", patient)
                .param("item", item)
                .query(UUID.class)
                .list();
    }

    /** How much depended on it when it was held; null when nothing is owed about it. */
    private static @Nullable Consequence consequence(Sql sql, UUID patient, UUID item) {
        return sql
                .of(
                        "select consequence from release.hold where patient_id = :patient and item_id = :item"
                                + " union select consequence from release.held_with where patient_id = :patient and item_id = :item")
                .param("patient", patient)
                .param("item", item)
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .map(Consequence::valueOf)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public List<String> requirements() {
        return List.of("B.com.1b", "B.fn.s2", "C1");
    }

    @Override
    public String promise() {
        return "Every hold ends by itself: what is held opens at its time, even if nobody does anything.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var late = sql.of("""
                            select count(*) from release.hold where ended_at is null and expires_at < :patience
                            """)
                    .param("patience", Sql.time(sql.now().minus(PATIENCE)))
                    .query(Long.class)
                    .single();
            var endless = sql.of("""
                            select count(distinct (patient_id, group_id)) from chart.item
                            where release_state = 'HELD' and held_until is null
                            """).query(Long.class).single();
            var seen = sql.of("""
                            select format('%s held without an end, %s ended and not yet followed up; %s ended by themselves so far',
                                cast(:endless as text), cast(:late as text),
                                (select count(*) from release.hold where ended_because = 'EXPIRED'))
                            """)
                    .param("endless", endless.toString())
                    .param("late", late.toString())
                    .query(String.class)
                    .single();
            if (endless > 0) {
                return Evidence.broken(seen, sql.now(), HoldsController.PATH);
            }
            return late > 0
                    ? Evidence.needsAttention(seen, sql.now(), HoldsController.PATH)
                    : Evidence.holds(seen, sql.now());
        });
    }
}
