package org.havenport.results;

import java.sql.Types;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Chart;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.chart.Unreviewed;
import org.havenport.followup.Obligations;
import org.havenport.release.ResultClass;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to what each reader said before they read what nobody had reviewed: that they know what it is, once for each
 * class of results; or that they want to be told no more (B.risk.misint.1). The patient and each proxy say it for
 * themselves.
 */
@Component
public class Cautions implements Unreviewed {

    private final Asking asking;
    private final Audit audit;
    private final Chart chart;
    private final Obligations obligations;

    Cautions(Asking asking, Audit audit, Chart chart, Obligations obligations) {
        this.asking = asking;
        this.audit = audit;
        this.chart = chart;
        this.obligations = obligations;
    }

    /**
     * What a reader said so far.
     *
     * @param off they want to be told no more
     * @param confirmed the classes they said it of
     */
    record Said(boolean off, Set<ResultClass> confirmed) {

        boolean mustConfirm(@Nullable ResultClass of) {
            return !off && of != null && !confirmed.contains(of);
        }
    }

    /**
     * A result that nobody has reviewed.
     *
     * @param group the report, or the result itself
     * @param of its class; null where it is not asked about
     * @param mustConfirm whether the reader has to confirm first
     */
    record Early(UUID group, @Nullable ResultClass of, boolean mustConfirm) {}

    /** What a result is to this reader before it is opened; empty when somebody has reviewed it, and for history. */
    Optional<Early> early(Viewer viewer, UUID patient, UUID id) {
        if (!reads(viewer)) {
            return Optional.empty();
        }
        return asking.as(
                viewer, sql -> group(sql, patient, id).map(group -> early(sql, patient, group, said(sql, patient))));
    }

    /** Staff who see what a patient sees are told what the patient would be told. */
    private static boolean reads(Viewer viewer) {
        return viewer.actsForPatient() || viewer.kind() == Viewer.Kind.MIRROR;
    }

    private Early early(Sql sql, UUID patient, UUID group, Said said) {
        if (said.off()) {
            return new Early(group, null, false);
        }
        var items = chart.items(sql.viewer(), ItemQuery.of(patient).inGroup(group), "result-class-read");
        var of = ResultClass.ofItems(items).orElse(null);
        return new Early(group, of, said.mustConfirm(of));
    }

    /**
     * What a reader is told before the items of a list.
     *
     * @param on whether they are told at all; null for whoever does not read for the patient
     * @param shut the groups whose values stand behind a confirmation
     */
    record Before(@Nullable Boolean on, Set<UUID> shut) {

        static final Before NOTHING = new Before(null, Set.of());
    }

    @Override
    public Set<UUID> behindAWord(Viewer viewer, UUID patient, Collection<Item> items) {
        return before(viewer, patient, List.copyOf(items)).shut();
    }

    @Override
    public boolean isBehindAWord(Viewer viewer, UUID patient, UUID item) {
        return early(viewer, patient, item).filter(Early::mustConfirm).isPresent();
    }

    Before before(Viewer viewer, UUID patient, List<Item> items) {
        if (!reads(viewer)) {
            return Before.NOTHING;
        }
        return asking.as(viewer, sql -> {
            var said = said(sql, patient);
            if (said.off() || items.stream().allMatch(Item::history)) {
                return new Before(!said.off(), Set.of());
            }
            var early = obligations.unreviewed(viewer, patient);
            var together = items.stream()
                    .filter(item -> early.contains(item.group()))
                    .collect(Collectors.groupingBy(Item::group));
            return new Before(
                    true,
                    together.entrySet().stream()
                            .filter(group -> said.mustConfirm(
                                    ResultClass.ofItems(group.getValue()).orElse(null)))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet()));
        });
    }

    /** The reader knows what an unreviewed result of this class is. */
    void confirm(Viewer viewer, UUID patient, ResultClass of, int version) {
        say(viewer, patient, "CONFIRMED", of, version);
    }

    /** The reader wants to be told no more. */
    public void switchOff(Viewer viewer, UUID patient, int version) {
        say(viewer, patient, "OFF", null, version);
    }

    /** The reader wants to be told again. */
    void switchOn(Viewer viewer, UUID patient) {
        say(viewer, patient, "ON", null, null);
    }

    /** Keeps that somebody read a result nobody had reviewed; the first time counts. */
    void read(Sql sql, UUID patient, Early early) {
        sql.of("""
                        insert into results.early_reading (patient_id, item_id, by_actor, at, class)
                        values (:patient, :item, :by, viewer.at(), :class) on conflict do nothing
                        """)
                .param("patient", patient)
                .param("item", early.group())
                .param("by", sql.viewer().actor())
                .param("class", early.of() == null ? null : early.of().name(), Types.VARCHAR)
                .update();
    }

    private void say(Viewer viewer, UUID patient, String what, @Nullable ResultClass of, @Nullable Integer version) {
        asking.run(viewer, sql -> {
            sql.of("""
                            insert into results.caution (patient_id, id, by_actor, at, what, class, disclaimer_version)
                            values (:patient, gen_random_uuid(), :by, viewer.at(), :what, :class, :version)
                            """)
                    .param("patient", patient)
                    .param("by", viewer.actor())
                    .param("what", what)
                    .param("class", of == null ? null : of.name(), Types.VARCHAR)
                    .param("version", version, Types.INTEGER)
                    .update();
            audit.record(sql, AuditEvent.many("caution-" + what.toLowerCase(Locale.ROOT), patient, "caution", 1));
        });
    }

    private static Said said(Sql sql, UUID patient) {
        var confirmed = EnumSet.noneOf(ResultClass.class);
        var off = new boolean[1];
        sql.of("""
                        select what, class from results.caution
                        where patient_id = :patient and by_actor = results.reader(:patient) order by at
                        """).param("patient", patient).query(row -> {
            var of = row.getString("class");
            if (of != null) {
                confirmed.add(ResultClass.valueOf(of));
            } else {
                off[0] = row.getString("what").equals("OFF");
            }
        });
        return new Said(off[0], confirmed);
    }

    /** The group of an item that was opened as news and nobody has reviewed. */
    private static Optional<UUID> group(Sql sql, UUID patient, UUID id) {
        return sql.of("""
                        select i.group_id from chart.item i
                        join followup.obligation o on o.patient_id = i.patient_id and o.item_id = i.group_id
                        where i.patient_id = :patient and i.id = :id and chart.stands(i.release_state, i.held_until) = 'RELEASED' and not exists (
                            select 1 from followup.review r where r.patient_id = o.patient_id and r.item_id = o.item_id)
                        """)
                .param("patient", patient)
                .param("id", id)
                .query(UUID.class)
                .optional();
    }
}
