package org.havenport.results;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door to what a reader had read before its source said that it was an error. It stands in no list any more; that it does
 * not count has to be told, for sixty days (A.risk.1).
 */
@Component
public class TakenBack {

    private final Asking asking;
    private final Audit audit;

    TakenBack(Asking asking, Audit audit) {
        this.asking = asking;
        this.audit = audit;
    }

    /**
     * A report, or a result of its own.
     *
     * @param since when its source said so
     */
    public record One(UUID item, Instant since) {}

    /** All of them, the newest first. */
    public List<One> of(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> all(sql, patient));
    }

    /** One of them, looked at; empty when it is none. */
    Optional<One> open(Viewer viewer, UUID patient, UUID item) {
        return asking.as(viewer, sql -> {
            var found = all(sql, patient).stream()
                    .filter(one -> one.item().equals(item))
                    .findFirst();
            found.ifPresent(_ -> audit.record(sql, AuditEvent.about("result-viewed", patient, "chart", item)));
            return found;
        });
    }

    private static List<One> all(Sql sql, UUID patient) {
        return sql.of("select item_id, since from results.taken_back(:patient) order by since desc")
                .param("patient", patient)
                .query((row, _) -> new One(
                        row.getObject("item_id", UUID.class),
                        row.getTimestamp("since").toInstant()))
                .list();
    }
}
