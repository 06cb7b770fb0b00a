package org.havenport.followup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Communications;
import org.havenport.chart.ItemGroup;
import org.havenport.staff.Staff;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the care team has still to look at, and what it wrote to the patient when it did. */
@Component
public class Reviews {

    private static final int A_PAGE = 20;

    private final Asking asking;
    private final Audit audit;
    private final Obligations obligations;
    private final Communications communications;
    private final Staff staff;

    Reviews(Asking asking, Audit audit, Obligations obligations, Communications communications, Staff staff) {
        this.asking = asking;
        this.audit = audit;
        this.obligations = obligations;
        this.communications = communications;
        this.staff = staff;
    }

    /**
     * What was shown to patients and nobody of the care team has looked at, the gravest and oldest first, a page of 20.
     *
     * @param after the last of the page before, or null for the first page; also that comes when nothing is left behind it
     */
    public Page missing(Viewer viewer, @Nullable ItemGroup after) {
        return asking.as(viewer, sql -> {
            var found = obligations.unreviewed(sql, after, A_PAGE + 1);
            var page = found.isEmpty() && after != null ? obligations.unreviewed(sql, null, A_PAGE + 1) : found;
            var shown = page.subList(0, Math.min(A_PAGE, page.size()));
            audit.record(sql, AuditEvent.many("unreviewed-results-listed", null, "chart", shown.size()));
            return new Page(shown, page.size() > A_PAGE);
        });
    }

    /** Whether an item was shown to the patient and nobody of the care team has looked at it. */
    public boolean waits(Viewer viewer, UUID patient, UUID item) {
        return asking.as(
                viewer,
                sql -> obligations.of(viewer, patient, item).stream().anyMatch(owed -> owed.reviewed() == null));
    }

    /**
     * Keeps that somebody of the care team has looked, with a comment the patient can read.
     *
     * @param comment may be empty
     * @return false when nothing of the kind was shown to the patient, or somebody has looked already
     */
    public boolean record(Viewer viewer, UUID patient, UUID item, String comment) {
        return asking.as(viewer, sql -> {
            var owed = obligations.of(viewer, patient, item);
            if (owed.isEmpty() || owed.get().reviewed() != null) {
                return false;
            }
            var said = comment.isBlank() ? null : communications.file(sql, patient, item, null, comment.strip());
            obligations.reviewed(sql, patient, item, said);
            audit.record(sql, AuditEvent.about("result-reviewed", patient, "chart", item));
            return true;
        });
    }

    /** What the care team wrote or said about an item; empty when nothing. */
    public Optional<Comment> comment(Viewer viewer, UUID patient, UUID item) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select at, by_actor, comment_id from followup.review
                        where patient_id = :patient and item_id = :item and comment_id is not null
                        """)
                        .param("patient", patient)
                        .param("item", item)
                        .query((row, _) -> new Kept(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getObject("by_actor", UUID.class),
                                row.getObject("comment_id", UUID.class)))
                        .optional()
                        .flatMap(kept -> communications
                                .read(viewer, patient, kept.comment(), "comment-viewed")
                                .map(words -> new Comment(words, name(viewer, kept.by()), kept.at()))));
    }

    private @Nullable String name(Viewer viewer, UUID account) {
        var member = staff.names(viewer, List.of(account)).get(account);
        return member == null ? null : member.shown();
    }

    /**
     * A page of what nobody has looked at.
     *
     * @param goesOn whether more waits behind it
     */
    public record Page(List<Obligation> shown, boolean goesOn) {}

    private record Kept(Instant at, UUID by, UUID comment) {}

    /**
     * What somebody of the care team wrote or said to the patient.
     *
     * @param by name and job, or null when they are not known any more
     */
    public record Comment(String words, @Nullable String by, Instant at) {
        @Override
        public String toString() {
            return "comment of " + at;
        }
    }
}
