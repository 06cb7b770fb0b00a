package org.havenport.chart;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to items of which a patient says that they are about somebody else (A2.3). */
@Component
public class Suspicions {

    private final Asking asking;
    private final Audit audit;

    Suspicions(Asking asking, Audit audit) {
        this.asking = asking;
        this.audit = audit;
    }

    /**
     * Hides an item from the patient at once, and with it the report it belongs to: what is wrong with a value is wrong
     * with its sample. The care team still sees it, marked.
     *
     * @return the items hidden; none when the viewer is shown no such item
     */
    public List<UUID> suspect(Viewer viewer, UUID patient, UUID item) {
        if (viewer.kind() != Viewer.Kind.PATIENT && viewer.kind() != Viewer.Kind.PROXY) {
            return List.of();
        }
        return asking.as(viewer, sql -> {
            var hidden = sql.of("select chart.suspect(:patient, :item)")
                    .param("patient", patient)
                    .param("item", item)
                    .query(UUID.class)
                    .list();
            for (var one : hidden) {
                audit.record(sql, AuditEvent.about("item-suspected", patient, "chart", one));
            }
            return hidden;
        });
    }

    /**
     * Shows items to the patient again, because they are the patient's after all.
     *
     * @return how many were hidden as somebody else's
     */
    public int restore(Viewer viewer, UUID patient, Collection<UUID> items) {
        return asking.as(viewer, sql -> {
            var restored = sql.of("""
                            update chart.item set release_state = 'RELEASED'
                            where patient_id = :patient and id = any (cast(:items as uuid[]))
                            and release_state = 'SUSPECTED'
                            """)
                    .param("patient", patient)
                    .param("items", strings(items))
                    .update();
            if (restored > 0) {
                audit.record(sql, AuditEvent.many("items-restored", patient, "chart", restored));
            }
            return restored;
        });
    }

    /** Since when items were on file and shown; empty when there are none, or they are none of this viewer's business. */
    public Optional<Shown> shown(Viewer viewer, UUID patient, Collection<UUID> items) {
        return asking.as(
                viewer,
                sql -> sql.of("select * from chart.shown(:patient, cast(:items as uuid[]))")
                        .param("patient", patient)
                        .param("items", strings(items))
                        .query((row, _) -> {
                            var filed = instant(row.getObject(1, OffsetDateTime.class));
                            var released = instant(row.getObject(2, OffsetDateTime.class));
                            return Optional.ofNullable(filed).map(f -> new Shown(f, released));
                        })
                        .single());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static String[] strings(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /**
     * How long items could be seen.
     *
     * @param filed when the first came in
     * @param released when the patient could first see one of them; null when never
     */
    public record Shown(Instant filed, @Nullable Instant released) {}
}
