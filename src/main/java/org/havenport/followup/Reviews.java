package org.havenport.followup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Chart;
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
    private final Chart chart;
    private final Contacts contacts;
    private final Workday workday;
    private final Sent sent;

    Reviews(
            Asking asking,
            Audit audit,
            Obligations obligations,
            Communications communications,
            Staff staff,
            Chart chart,
            Contacts contacts,
            Workday workday,
            Sent sent) {
        this.sent = sent;
        this.chart = chart;
        this.contacts = contacts;
        this.workday = workday;
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
                sql -> !obligations
                        .open(sql, List.of(new ItemGroup(patient, item)))
                        .isEmpty());
    }

    /**
     * Keeps that somebody of the care team has looked, with a comment the patient can read.
     *
     * @param comment may be empty
     * @return false when nothing of the kind was shown to the patient, or somebody has looked already
     */
    public boolean record(Viewer viewer, UUID patient, UUID item, String comment) {
        return asking.as(viewer, sql -> {
            var owed = obligations.open(sql, List.of(new ItemGroup(patient, item)));
            if (owed.isEmpty()) {
                return false;
            }
            var said = comment.isBlank() ? null : communications.file(sql, patient, item, null, comment.strip());
            if (said != null) {
                sent.open(sql, List.of(commented(owed.getFirst(), said)));
            }
            obligations.reviewed(sql, patient, item, said);
            workday.done(sql, patient, item);
            audit.record(sql, AuditEvent.about("result-reviewed", patient, "chart", item));
            return true;
        });
    }

    /** A comment is owed like what it is about; it is read on the page of the result. */
    static Sent.One commented(Obligation about, UUID comment) {
        return Sent.One.message(
                about.patient(), comment, about.consequence(), about.item(), "/results/" + about.item());
    }

    /** What came of a look. */
    public enum Looked {
        DONE,
        /** Nothing of the kind was shown to the patient, or somebody has looked already. */
        NOT_OPEN,
        /** Other values came in since. */
        NEWER
    }

    /**
     * As {@link #record}, only of the values that were seen.
     *
     * @param comment may be empty
     */
    public Looked record(Viewer viewer, Batches.Wanted wanted, String comment) {
        var group = wanted.group();
        return asking.as(viewer, sql -> {
            if (isNewer(viewer, wanted)) {
                return Looked.NEWER;
            }
            return record(viewer, group.patient(), group.id(), comment) ? Looked.DONE : Looked.NOT_OPEN;
        });
    }

    private boolean isNewer(Viewer viewer, Batches.Wanted wanted) {
        var items = chart.groups(viewer, List.of(wanted.group()), "unreviewed-result-listed");
        return Batches.seen(items.getOrDefault(wanted.group(), List.of())) != wanted.seen();
    }

    /**
     * Keeps that somebody called the patient about what is open to them. A conversation is a look as well, and what was
     * said is the comment; after anything else it stays in the list. What is sent twice within a minute is kept once.
     *
     * @param seen as of {@link Batches.Wanted}
     * @throws ContactIncomplete when a conversation lacks a part; nothing is kept then
     */
    public Looked byPhone(Viewer viewer, ContactRecord call, int seen) {
        var group = new ItemGroup(call.patient(), call.item());
        return asking.as(viewer, sql -> {
            if (obligations.of(viewer, call.patient(), call.item()).isEmpty()) {
                return Looked.NOT_OPEN;
            }
            if (isNewer(viewer, new Batches.Wanted(group, seen))) {
                return Looked.NEWER;
            }
            if (contacts.wasJustKept(sql, call)) {
                return Looked.DONE;
            }
            var said = contacts.record(viewer, call);
            if (call.outcome() == ContactRecord.ContactOutcome.SPOKE) {
                obligations.reviewed(sql, call.patient(), call.item(), said);
                workday.done(sql, call.patient(), call.item());
            }
            return Looked.DONE;
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
                                .map(words -> new Comment(kept.comment(), words, name(viewer, kept.by()), kept.at()))));
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
     * @param id of the Communication it is
     * @param by name and job, or null when they are not known any more
     */
    public record Comment(UUID id, String words, @Nullable String by, Instant at) {
        @Override
        public String toString() {
            return "comment of " + at;
        }
    }
}
