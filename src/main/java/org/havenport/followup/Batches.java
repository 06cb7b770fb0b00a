package org.havenport.followup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Chart;
import org.havenport.chart.Communications;
import org.havenport.chart.Communications.ToPatient;
import org.havenport.chart.Doubts;
import org.havenport.chart.Item;
import org.havenport.chart.ItemGroup;
import org.havenport.patients.Patients;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Normal results of many patients, looked at in one go with one comment. Each patient gets a review and a comment of
 * their own; what matters stays in the list, and says why.
 */
@Component
public class Batches {

    /** So many at once. */
    public static final int MOST = 200;

    private final Asking asking;
    private final Audit audit;
    private final Chart chart;
    private final Communications communications;
    private final Obligations obligations;
    private final NormalResultsAloneAreReviewedTogether normal;
    private final List<Doubts> doubts;
    private final Patients patients;
    private final Sent sent;

    Batches(
            Asking asking,
            Audit audit,
            Chart chart,
            Communications communications,
            Obligations obligations,
            NormalResultsAloneAreReviewedTogether normal,
            List<Doubts> doubts,
            Patients patients,
            Sent sent) {
        this.sent = sent;
        this.patients = patients;
        this.asking = asking;
        this.audit = audit;
        this.chart = chart;
        this.communications = communications;
        this.obligations = obligations;
        this.normal = normal;
        this.doubts = List.copyOf(doubts);
    }

    /**
     * A result as somebody saw it.
     *
     * @param seen {@link #seen} of what they had before them
     */
    public record Wanted(ItemGroup group, int seen) {}

    /**
     * What came of it.
     *
     * @param batch by which it can be taken back
     * @param done what was looked at
     * @param left what stays in the list: it is not normal, newer than what was seen, or somebody else was quicker
     */
    public record Done(UUID batch, Set<ItemGroup> done, Set<ItemGroup> left) {}

    /** Tells the values somebody has before them from every later state of them. */
    public static int seen(Collection<Item> items) {
        return items.stream().mapToInt(Item::version).sum();
    }

    /** Which of these must be looked at by themselves, and why; the others are missing from the answer. */
    public Map<ItemGroup, Alone> alone(Viewer viewer, List<Obligation> owed, Map<ItemGroup, List<Item>> items) {
        return asking.as(viewer, sql -> {
            var doubted = doubted(sql, owed.stream().map(Obligation::group).toList());
            var alone = new LinkedHashMap<ItemGroup, Alone>();
            for (var one : owed) {
                var group = one.group();
                var why = normal.why(one, items.getOrDefault(group, List.of()), doubted.contains(group));
                if (why != null) {
                    alone.put(group, why);
                }
            }
            return alone;
        });
    }

    private Set<ItemGroup> doubted(Sql sql, Collection<ItemGroup> groups) {
        var doubted = new HashSet<ItemGroup>();
        doubts.forEach(it -> doubted.addAll(it.among(sql, groups)));
        return doubted;
    }

    /**
     * Keeps that somebody has looked at all of these, in one transaction.
     *
     * @param comment to each of the patients, may be empty
     * @throws NamesSomebody when the comment names one of the patients; nothing is kept then
     * @throws IllegalArgumentException for more than {@link #MOST}
     */
    public Done record(Viewer viewer, Collection<Wanted> wanted, String comment) {
        if (wanted.size() > MOST) {
            throw new IllegalArgumentException("At most %d results in one go".formatted(MOST));
        }
        return asking.as(viewer, sql -> {
            var batch = UUID.randomUUID();
            NamesSomebody.unless(
                    patients.who(
                                    viewer,
                                    wanted.stream()
                                            .map(it -> it.group().patient())
                                            .collect(Collectors.toSet()))
                            .values(),
                    comment);
            var groups = wanted.stream().map(Wanted::group).toList();
            var owed = obligations.open(sql, groups);
            var items = chart.groups(viewer, groups, "unreviewed-result-listed");
            var alone = alone(viewer, owed, items);
            var open = owed.stream().map(Obligation::group).toList();
            var may = wanted.stream()
                    .filter(it -> open.contains(it.group()) && !alone.containsKey(it.group()))
                    .filter(it -> seen(items.getOrDefault(it.group(), List.of())) == it.seen())
                    .map(it -> new ToPatient(it.group().patient(), it.group().id(), UUID.randomUUID(), comment.strip()))
                    .toList();
            var done = keep(sql, batch, may, owed);
            var left = new HashSet<>(groups);
            left.removeAll(done);
            return new Done(batch, done, left);
        });
    }

    private Set<ItemGroup> keep(Sql sql, UUID batch, List<ToPatient> may, List<Obligation> owed) {
        var done = reviewed(sql, batch, may);
        var looked = may.stream()
                .filter(it -> done.contains(new ItemGroup(it.patient(), it.item())))
                .toList();
        var said = looked.stream().filter(it -> !it.words().isEmpty()).toList();
        communications.file(sql, said);
        var byGroup = owed.stream().collect(Collectors.toMap(Obligation::group, it -> it, (one, _) -> one));
        sent.open(
                sql,
                said.stream()
                        .map(it -> Reviews.commented(
                                Objects.requireNonNull(byGroup.get(new ItemGroup(it.patient(), it.item()))), it.id()))
                        .toList());
        var lines = new ArrayList<AuditEvent>();
        looked.forEach(it -> lines.add(AuditEvent.about("result-reviewed", it.patient(), "chart", it.item())));
        audit.record(sql, lines);
        return done;
    }

    /** Those whom nobody else was quicker with. */
    private static Set<ItemGroup> reviewed(Sql sql, UUID batch, List<ToPatient> may) {
        return Set.copyOf(sql.of("""
                        with looked as (
                            insert into followup.review (patient_id, item_id, at, by_actor, comment_id, batch_id)
                            select w.patient_id, w.item_id, viewer.at(), :by, w.comment_id, :batch
                            from unnest(cast(:patients as uuid[]), cast(:items as uuid[]), cast(:comments as uuid[]))
                                as w (patient_id, item_id, comment_id)
                            on conflict do nothing returning patient_id, item_id)
                        update followup.obligation o set reviewed = true from looked l
                        where o.patient_id = l.patient_id and o.item_id = l.item_id
                        returning o.patient_id, o.item_id
                        """)
                .param("by", sql.viewer().actor())
                .param("batch", batch)
                .param(
                        "patients",
                        may.stream().map(it -> it.patient().toString()).toArray(String[]::new))
                .param("items", may.stream().map(it -> it.item().toString()).toArray(String[]::new))
                .param("comments", may.stream().map(Batches::comment).toArray(String[]::new))
                .query((row, _) -> new ItemGroup(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list());
    }

    private static @Nullable String comment(ToPatient to) {
        return to.words().isEmpty() ? null : to.id().toString();
    }
}
