package org.havenport.chart;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door to what a record holds without opening it: how much of each kind, since when, and the newest of each for a
 * preview. Both are filtered by the viewer as every reading of the chart is, and ask staff for a care relationship.
 */
@Component
public class Contents {

    /** What is still going on stands before what is over. */
    private static final String GOING_ON =
            "i.status in ('active', 'recurrence', 'relapse', 'on-hold', 'in-progress', 'accepted')";

    private final Asking asking;
    private final Audit audit;
    private final ItemsThisViewerMaySee may;
    private final ItemRows rows;

    Contents(Asking asking, Audit audit, ItemsThisViewerMaySee may, ItemRows rows) {
        this.asking = asking;
        this.audit = audit;
        this.may = may;
        this.rows = rows;
    }

    /** A kind of information: decides the part of the record it stands in. */
    public record Kind(Category category, String type) {}

    /**
     * How much there is of a kind in a state.
     *
     * @param status the FHIR status
     * @param state whether the patient sees it
     * @param confidential about a confidential topic
     * @param updated when the newest of it came in
     */
    public record Content(
            Kind kind, String status, ReleaseState state, boolean confidential, int many, Instant updated) {}

    /** How much of each kind the viewer may see; opens nothing. */
    public List<Content> of(Viewer viewer, UUID record) {
        return asking.as(
                viewer,
                sql -> ItemSelection.bind(
                                sql, sql.of("""
                                        select i.category, i.type, i.status, %s, i.confidential,
                                            count(*), max(i.filed_at)
                                        from chart.item i where %s group by 1, 2, 3, 4, 5
                                        """.formatted(ItemRows.STATE, may.condition(viewer, record))), record)
                        .query((row, _) -> new Content(
                                new Kind(Category.valueOf(row.getString(1)), row.getString(2)),
                                row.getString(3),
                                ReleaseState.valueOf(row.getString(4)),
                                row.getBoolean(5),
                                row.getInt(6),
                                row.getObject(7, OffsetDateTime.class).toInstant()))
                        .list());
    }

    /**
     * The newest few of each kind, what is still going on first, and nothing of a confidential topic: for an overview.
     *
     * @param as the name of the reading in the audit log
     */
    public List<Item> preview(Viewer viewer, UUID record, Collection<Kind> kinds, int each, String as) {
        return asking.as(viewer, sql -> {
            var found = ItemSelection.bind(
                            sql,
                            sql.of("""
                                    select * from (select %s, row_number() over (partition by i.category, i.type
                                            order by (%s) desc, i.effective_from desc, i.id) as place
                                        from chart.item i where %s and not i.confidential
                                        and i.category || ' ' || i.type = any (:kinds)) i
                                    where place <= :each order by place
                                    """.formatted(ItemRows.LISTED, GOING_ON, may.condition(viewer, record))),
                            record)
                    .param(
                            "kinds",
                            kinds.stream()
                                    .map(kind -> kind.category() + " " + kind.type())
                                    .toArray(String[]::new))
                    .param("each", each)
                    .query((row, _) -> rows.line(sql, row))
                    .list();
            audit.record(sql, AuditEvent.many(as, record, "chart", found.size()));
            return found;
        });
    }

    /** The kinds of information that any source has ever delivered to the practice. */
    public Set<Kind> delivered(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql
                        .of("select distinct category, type from chart.delivered")
                        .query((row, _) -> new Kind(Category.valueOf(row.getString(1)), row.getString(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
