package org.havenport.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemGroup;
import org.havenport.followup.ContactRecord;
import org.havenport.followup.ContactRecord.ContactOutcome;
import org.havenport.followup.Contacts;
import org.havenport.followup.Obligation.Because;
import org.havenport.followup.Obligations;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.havenport.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Results that wait for a conversation (A3.2). The value opens the moment one is recorded, or when the patient asks to
 * see it now, which is their right (C1); the call is then owed sooner.
 */
@Component
public class ContactGate {

    private static final Viewer.Job RELEASE = (Viewer.Job) Viewer.job("release");

    private final Asking asking;
    private final Audit audit;
    private final Chart chart;
    private final Contacts contacts;
    private final Obligations obligations;
    private final Reasons reasons;
    private final CallClock clock;
    private final Staff staff;
    private final ItemHolds holds;
    private final Worklist worklist;

    ContactGate(
            Asking asking,
            Audit audit,
            Chart chart,
            Contacts contacts,
            Obligations obligations,
            Reasons reasons,
            CallClock clock,
            Staff staff,
            ItemHolds holds,
            Worklist worklist) {
        this.asking = asking;
        this.audit = audit;
        this.chart = chart;
        this.contacts = contacts;
        this.obligations = obligations;
        this.reasons = reasons;
        this.clock = clock;
        this.staff = staff;
        this.holds = holds;
        this.worklist = worklist;
    }

    /** The results that still need a call, the most urgent first, at most 200 of them. */
    public Listed<Waiting> waiting(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var found = Gates.waiting(sql);
            audit.record(
                    sql,
                    AuditEvent.many(
                            "waiting-results-listed",
                            null,
                            "chart",
                            found.shown().size()));
            return found;
        });
    }

    /** One result that still needs a call. */
    public Optional<Waiting> waiting(Viewer viewer, UUID patient, UUID item) {
        return asking.as(viewer, sql -> Gates.waiting(sql, patient, item));
    }

    /** How long calls took, and who has not been reached; for those who call. */
    CallFigures figures(Viewer viewer) {
        return asking.as(viewer, CallFigures::of);
    }

    /** Why an item waits, the gravest first; nothing for who may not know. */
    public List<Reason> reasons(Viewer viewer, UUID patient, UUID item) {
        return viewer.kind() == Viewer.Kind.STAFF
                ? asking.as(viewer, sql -> reasons.of(sql, patient, item))
                : List.of();
    }

    /** The same of many that wait. */
    Map<ItemGroup, List<Reason>> reasons(Viewer viewer, List<Waiting> waiting) {
        return asking.as(viewer, sql -> reasons.of(sql, waiting));
    }

    /** Who else has this result open now, by name; empty when nobody does, or nobody is to be called about it. */
    String alsoOpen(Viewer viewer, UUID patient, UUID item) {
        return CallsAreWork.alsoOpen(worklist, viewer, patient, item);
    }

    /** How many results need a call, without telling whose: for a first page. */
    public Queue queue(Viewer viewer) {
        return asking.as(viewer, Gates::queue);
    }

    /**
     * Takes the call on by name, so that the patient can be told who calls and until when.
     *
     * @return false when no such result waits for a call
     */
    public boolean take(Viewer viewer, UUID patient, UUID item) {
        return asking.as(viewer, sql -> {
            var taken = Gates.take(sql, patient, item);
            if (taken) {
                CallsAreWork.taken(worklist, sql, patient, item);
                audit.record(sql, AuditEvent.about("call-taken-on", patient, "chart", item));
            }
            return taken;
        });
    }

    /**
     * Keeps a contact about a result that waits for one. When somebody spoke, the value opens to the patient in the
     * same transaction.
     *
     * @param since {@link Waiting#since} of what the caller had before them, or null when that is not known
     * @return false when no such result waits for a call; nothing is kept then
     * @throws NewerValue when other values came in since; nothing is kept or opened then
     * @throws org.havenport.followup.ContactIncomplete when a part is missing; nothing is kept or opened then
     */
    public boolean recordContact(Viewer viewer, ContactRecord record, @Nullable Instant since) {
        var patient = record.patient();
        var item = record.item();
        return asking.as(viewer, sql -> {
            Gates.lock(sql, patient, item);
            var waiting = Gates.waiting(sql, patient, item).orElse(null);
            if (waiting == null) {
                return false;
            }
            if (!waiting.since().equals(since)) {
                throw new NewerValue();
            }
            if (record.outcome() == ContactOutcome.SPOKE) {
                var held = holds.spoken(sql, patient, item);
                chart.release(viewer, patient, item);
                // What was said is filed by how the value stands now: it is held as long as the value.
                var said = contacts.record(viewer, record);
                if (!held) {
                    obligations.open(sql, patient, item, waiting.consequence(), Because.CONTACT_RECORDED);
                }
                obligations.reviewed(sql, patient, item, said);
                if (!Gates.contacted(sql, patient, item, waiting.since())) {
                    // They came in within this very transaction: all of it is undone.
                    throw new NewerValue();
                }
                CallsAreWork.done(worklist, sql, patient, item);
                if (!held) {
                    audit.record(sql, AuditEvent.about("result-released", patient, "chart", item));
                }
            } else {
                contacts.record(viewer, record);
                CallsAreWork.tried(worklist, sql, patient, item);
            }
            return true;
        });
    }

    /** What waits for a call, as the patient sees it, the oldest first. */
    public List<Placeholder> placeholders(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> {
            var waiting = Gates.placeholders(sql, patient);
            var names = staff.names(
                    viewer,
                    waiting.stream()
                            .map(Placeholder::holder)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
            return waiting.stream()
                    .map(p -> p.calledBy(p.holder() == null ? null : name(names.get(p.holder()))))
                    .toList();
        });
    }

    /** One such result; of a value the report it waits with. */
    public Optional<Placeholder> placeholder(Viewer viewer, UUID patient, UUID item) {
        return asking.as(viewer, sql -> {
            var with = Gates.waitsWith(sql, patient, item);
            return placeholders(viewer, patient).stream()
                    .filter(p -> p.item().equals(item) || p.item().equals(with))
                    .findFirst();
        });
    }

    /**
     * The patient asks to see a result before anyone has called: the request is kept first, then the value opens, and
     * the call is owed within minutes. Only the patient can ask: whose proxy is a personal representative is not known.
     *
     * @return false when no such result waits for this viewer
     */
    public boolean showNow(Viewer viewer, UUID patient, UUID item) {
        var waiting = viewer.kind() == Viewer.Kind.PATIENT
                ? placeholder(viewer, patient, item).map(Placeholder::item).orElse(null)
                : null;
        if (waiting == null) {
            return false;
        }
        asking.run(viewer, sql -> {
            Gates.request(sql, patient, waiting);
            audit.record(sql, AuditEvent.about("result-requested-before-contact", patient, "chart", waiting));
        });
        // What only the practice may change is changed by the program, after the patient's request is safe.
        asking.run(RELEASE, sql -> open(sql, patient, waiting));
        return true;
    }

    private void open(Sql sql, UUID patient, UUID item) {
        var consequence = Gates.consequence(sql, patient, item);
        if (chart.release(RELEASE, patient, item) == 0) {
            return; // A contact, or the same request sent twice, has opened it meanwhile.
        }
        obligations.open(sql, patient, item, consequence, Because.PATIENT_REQUEST);
        var callBy = clock.afterOpening(consequence, sql.now());
        Gates.openedByPatient(sql, patient, item, callBy);
        CallsAreWork.owed(worklist, sql, patient, item, consequence, callBy);
        audit.record(sql, AuditEvent.about("result-released", patient, "chart", item));
    }

    private static @Nullable String name(@Nullable Member member) {
        return member == null ? null : member.name();
    }

    /**
     * How much waits.
     *
     * @param callBy the soonest time by which somebody must call; null when nothing waits
     */
    public record Queue(int count, @Nullable Instant callBy) {}
}
