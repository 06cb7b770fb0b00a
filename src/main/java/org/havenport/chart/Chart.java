package org.havenport.chart;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door to the one clinical store. Reading filters by the viewer in SQL and writes the audit line in the same
 * transaction; {@code as} is the name of the reading in the audit log, for example {@code "results-listed"}. A member of
 * the clinical staff reads one patient's record who looks after the patient or gave a reason, else {@link
 * org.havenport.patients.NoCareRelationship} is thrown.
 */
@Component
public class Chart {

    private final Asking asking;
    private final Audit audit;
    private final ItemsThisViewerMaySee may;
    private final ItemSelection selection;
    private final ItemRows rows;
    private final ItemGroups groups;
    private final FilingCabinet cabinet;
    private final Vault vault;
    private final Retractions retractions;

    Chart(
            Asking asking,
            Audit audit,
            ItemsThisViewerMaySee may,
            ItemSelection selection,
            ItemRows rows,
            ItemGroups groups,
            FilingCabinet cabinet,
            Vault vault,
            Retractions retractions) {
        this.asking = asking;
        this.audit = audit;
        this.may = may;
        this.selection = selection;
        this.rows = rows;
        this.groups = groups;
        this.cabinet = cabinet;
        this.vault = vault;
        this.retractions = retractions;
    }

    /**
     * Files arrivals of one patient in one transaction with whatever the rooms do about them.
     *
     * @return what became of each, in the order given
     */
    public List<Outcome> file(Viewer viewer, UUID patient, List<Arrival> arrivals) {
        return asking.as(viewer, sql -> {
            var outcomes = cabinet.file(sql, patient, arrivals);
            var filed = outcomes.stream()
                    .filter(o -> o != Outcome.DUPLICATE && o != Outcome.TAKEN_OUT)
                    .count();
            if (filed > 0) {
                audit.record(sql, AuditEvent.many("items-filed", patient, "chart", Math.toIntExact(filed)));
            }
            return outcomes;
        });
    }

    /**
     * Whether any of these ids stands in the record of a patient other than this one; says nothing of whose. What a
     * person took out of either record is not asked about.
     */
    public boolean holdsForAnother(Viewer job, UUID patient, Collection<UUID> ids) {
        return asking.as(
                job,
                sql -> sql.of("""
                        select exists (select 1 from chart.item i
                        where id = any (cast(:ids as uuid[])) and patient_id <> :patient
                          and not exists (select 1 from chart.retraction r
                              where r.item_id = i.id and r.patient_id in (i.patient_id, :patient)))
                        """)
                        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                        .param("patient", patient)
                        .query(Boolean.class)
                        .single());
    }

    /**
     * In whose record each of these ids stands; unknown ones are missing from the answer.
     *
     * @throws IllegalArgumentException for anyone but a job, which takes back what its source brought
     */
    public Map<UUID, UUID> holders(Viewer job, Collection<UUID> ids) {
        if (job.kind() != Viewer.Kind.JOB) {
            throw new IllegalArgumentException("Only a job asks whose an id is");
        }
        return asking.as(job, sql -> {
            var holders = new HashMap<UUID, UUID>();
            sql.of("select id, patient_id from chart.item where id = any (cast(:ids as uuid[]))")
                    .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                    .query(row -> {
                        holders.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                    });
            return holders;
        });
    }

    /** The items that match and that the viewer may see, newest first. */
    public List<Item> items(Viewer viewer, ItemQuery query, String as) {
        return asking.as(viewer, sql -> {
            var found = selection
                    .of(sql, query)
                    .query((row, _) -> rows.line(sql, row))
                    .list();
            audit.record(sql, AuditEvent.many(as, query.record(), "chart", found.size()));
            return found;
        });
    }

    /**
     * As {@link #items}, for the few newest: no further item is opened once {@code enough} says so of those before it.
     * Items of one and the same instant are opened together.
     */
    public List<Item> newest(Viewer viewer, ItemQuery query, Predicate<List<Item>> enough, String as) {
        return asking.as(viewer, sql -> {
            var found = selection.of(sql, query).query(rows.until(sql, enough));
            audit.record(sql, AuditEvent.many(as, query.record(), "chart", found.size()));
            return found;
        });
    }

    /**
     * The items of many groups of many patients in one statement, for the care team's lists; nothing for anyone else.
     * Leaves one audit line for each patient named.
     *
     * @return the items of each group, newest first, at most 100; a group without any is missing
     */
    public Map<ItemGroup, List<Item>> groups(Viewer viewer, Collection<ItemGroup> wanted, String as) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var once = new LinkedHashSet<>(wanted);
        return asking.as(viewer, sql -> {
            vault.ready(sql, once.stream().map(ItemGroup::patient).collect(Collectors.toSet()));
            var found = groups.read(sql, once);
            audit.record(sql, ItemGroups.events(as, once, found));
            return found;
        });
    }

    /** One item with its body; empty when it does not exist or the viewer may not see it, which is the same. */
    public Optional<Opened> open(Viewer viewer, UUID record, UUID id, String as) {
        var found = asking.as(viewer, sql -> {
            var item = ItemSelection.bind(
                            sql,
                            sql.of("select %s, i.body from chart.item i where %s and i.id = :id"
                                    .formatted(ItemRows.LISTED, may.condition(viewer, record))),
                            record)
                    .param("id", id)
                    .query((row, _) -> new Opened(rows.item(sql, row), rows.body(sql, row)))
                    .optional();
            item.ifPresent(opened -> audit.record(
                    sql,
                    AuditEvent.about(as, opened.item().patient(), opened.item().type(), id)));
            return item;
        });
        if (found.isEmpty() && viewer.kind() != Viewer.Kind.NOBODY) {
            audit.refused(viewer, AuditEvent.about(as, null, "chart", id));
        }
        return found;
    }

    /**
     * The bodies of what matches and the viewer may see, newest first: FHIR JSON to be streamed as it is. What waits or is
     * held carries the label TBOO, for those who may see it all the same.
     */
    public List<byte[]> bodies(Viewer viewer, ItemQuery query, String as) {
        return asking.as(viewer, sql -> {
            var found = selection
                    .bodiesOf(sql, query)
                    .query((row, _) -> rows.streamed(sql, row))
                    .list();
            audit.record(sql, AuditEvent.many(as, query.record(), "chart", found.size()));
            return found;
        });
    }

    /** The body of one item of a type, labelled in the same way; empty when there is none for this viewer. */
    public Optional<byte[]> body(Viewer viewer, UUID record, String type, UUID id, String as) {
        var found = asking.as(viewer, sql -> {
            var body = selection
                    .bodyOf(sql, record, type, id)
                    .query((row, _) -> rows.streamed(sql, row))
                    .optional();
            body.ifPresent(_ -> audit.record(sql, AuditEvent.about(as, record, type, id)));
            return body;
        });
        if (found.isEmpty()) {
            audit.refused(viewer, AuditEvent.about(as, null, type, id));
        }
        return found;
    }

    /**
     * Opens to the patient what waits in a group; what the law holds besides stays held until that is over. The caller
     * says why in its own room and audits it there.
     *
     * @return how many items waited
     */
    public int release(Viewer viewer, UUID patient, UUID group) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        update chart.item set
                            release_state = case when held_until > viewer.at() then 'HELD' else 'RELEASED' end,
                            released_at = case when held_until > viewer.at() then null else viewer.at() end
                        where patient_id = :patient and group_id = :group and release_state = 'AWAITING_CONTACT'
                        """)
                        .param("patient", patient)
                        .param("group", group)
                        .update());
    }

    /**
     * Takes items out of a record because they are another patient's, with everything that was released together with
     * them: kept, in no list, and never opened there again, whatever comes in. Publishes {@link ItemsRetracted} inside
     * the transaction (A1.8). Only a job may; the room that asks keeps who decided it.
     *
     * @param reason a code in capitals, never content
     */
    public Retraction retract(Viewer job, UUID patient, Collection<UUID> items, String reason) {
        return retract(job, patient, items, reason, Viewer.NO_ID);
    }

    /** As above, and tells who decided it: whoever listens may not let the same person judge it. */
    public Retraction retract(Viewer job, UUID patient, Collection<UUID> items, String reason, UUID decidedBy) {
        return asking.as(job, sql -> {
            var retraction = retractions.retract(sql, patient, items, reason, decidedBy);
            for (var id : retraction.items()) {
                audit.record(sql, AuditEvent.about("item-retracted", patient, "chart", id));
            }
            return retraction;
        });
    }

    /**
     * Takes a retraction back, because it was mistaken: the items may be filed in this record again, and are decided
     * about anew when they are. Only a job may.
     */
    public void putBack(Viewer job, UUID patient, Collection<UUID> items) {
        asking.run(job, sql -> {
            retractions.end(sql, patient, items);
            for (var id : items) {
                audit.record(sql, AuditEvent.about("item-put-back", patient, "chart", id));
            }
        });
    }

    /** An item with its body, FHIR JSON as it was filed: to be read here, not to be handed out. */
    public record Opened(Item item, byte[] body) {

        private static final JsonMapper JSON = new JsonMapper();

        /** The first coding of the resource, by which its likes are found; null when it has none. */
        public @Nullable Code code() {
            var coding = JSON.readTree(body).path("code").path("coding").path(0);
            var code = coding.path("code").asString("");
            return code.isEmpty() ? null : new Code(coding.path("system").asString(""), code);
        }

        /** What a report says in words, or null. */
        public @Nullable String conclusion() {
            var conclusion = JSON.readTree(body).path("conclusion").asString("");
            return conclusion.isBlank() ? null : conclusion;
        }

        /** The values a report came with inside it, which are no entries of their own. */
        public List<Gist> contained() {
            return ContainedValues.of(JSON.readTree(body));
        }

        @Override
        public String toString() {
            return "opened " + item.id();
        }
    }
}
