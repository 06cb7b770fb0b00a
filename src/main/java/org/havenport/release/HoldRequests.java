package org.havenport.release;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.release.Hold.Recipient;
import org.havenport.release.HoldRows.Answer;
import org.havenport.release.HoldRows.Asked;
import org.havenport.release.HoldRows.Ended;
import org.havenport.release.SealedInRelease.Place;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to what patients ask about a hold: to see it anyway, and that somebody else looks at it again (B.com.1b). */
@Component
public class HoldRequests {

    private static final Viewer.Job JOB = (Viewer.Job) Viewer.job("release");

    private final Asking asking;
    private final Audit audit;
    private final SealedInRelease seals;
    private final HoldsEndByThemselves ends;

    HoldRequests(Asking asking, Audit audit, SealedInRelease seals, HoldsEndByThemselves ends) {
        this.asking = asking;
        this.audit = audit;
        this.seals = seals;
        this.ends = ends;
    }

    /**
     * The patient asks to see it anyway. It is kept, and answered at once: it opens where the law lets the patient open
     * it, else they are told why not, until when, and what they can do.
     *
     * @return whether it opened; empty when nothing of the kind is held from this viewer
     */
    public Optional<Boolean> showAnyway(Viewer viewer, UUID patient, UUID item) {
        if (viewer.kind() != Viewer.Kind.PATIENT) {
            return Optional.empty();
        }
        var opened = asking.as(viewer, sql -> {
            var holds = HoldRows.acting(sql, patient, item).stream()
                    .filter(hold -> hold.recipient() == Recipient.PATIENT)
                    .toList();
            if (holds.isEmpty()) {
                return Optional.<Boolean>empty();
            }
            var may = WhenItOpens.atThePatientsRequest(holds);
            for (var hold : holds) {
                HoldRows.ask(sql, hold, UUID.randomUUID(), Asked.SHOW_ANYWAY, may ? Answer.OPENED : Answer.REFUSED);
            }
            audit.record(sql, AuditEvent.about("held-result-requested", patient, "chart", item));
            return Optional.of(may);
        });
        if (opened.orElse(false)) {
            asking.run(
                    JOB,
                    sql -> HoldRows.acting(sql, patient, item).stream()
                            .filter(hold -> hold.patientMayOpen() && hold.recipient() == Recipient.PATIENT)
                            .forEach(hold -> HoldRows.end(sql, patient, hold.id(), Ended.PATIENT_REQUEST)));
            ends.settle(patient, item);
        }
        return opened;
    }

    /**
     * The patient asks that another clinician looks at a hold again (45 CFR 164.524(a)(4)); kept once.
     *
     * @return false when nothing of the kind is held from this viewer by a clinician's word
     */
    public boolean askReview(Viewer viewer, UUID patient, UUID item, UUID id) {
        if (viewer.kind() != Viewer.Kind.PATIENT) {
            return false;
        }
        return asking.as(viewer, sql -> {
            var hold = HoldRows.acting(sql, patient, item, id)
                    .filter(it -> it.determiner() != null && it.recipient() == Recipient.PATIENT)
                    .orElse(null);
            if (hold == null) {
                return false;
            }
            if (requests(sql, hold).stream().noneMatch(it -> it.kind() == Asked.REVIEW)) {
                HoldRows.ask(sql, hold, UUID.randomUUID(), Asked.REVIEW, Answer.PASSED_ON);
                audit.record(sql, AuditEvent.about("hold-review-asked", patient, "chart", item));
            }
            return true;
        });
    }

    /**
     * Another clinician decides whether a hold was right.
     *
     * @param words for the patient: why
     * @return false when nothing of the kind was asked, or the viewer determined the hold or may not decide
     */
    public boolean review(Viewer viewer, UUID patient, UUID item, UUID id, boolean upheld, String words) {
        if (!viewer.holdsOneOf(Role.CLINICIAN, Role.MEDICAL_DIRECTOR) || words.isBlank()) {
            return false;
        }
        var decided = asking.as(viewer, sql -> {
            var hold = HoldRows.acting(sql, patient, item, id)
                    .filter(it -> !viewer.actor().equals(it.determiner()))
                    .orElse(null);
            var request = hold == null ? null : open(sql, hold);
            if (hold == null || request == null) {
                return false;
            }
            decide(sql, request, upheld ? Answer.UPHELD : Answer.ENDED, words.strip());
            if (!upheld) {
                HoldRows.end(sql, patient, id, Ended.REVIEWED);
            }
            audit.record(sql, AuditEvent.about(upheld ? "hold-upheld" : "hold-ended", patient, "chart", item));
            return true;
        });
        if (decided && !upheld) {
            ends.settle(patient, item);
        }
        return decided;
    }

    private void decide(Sql sql, Request request, Answer answer, String words) {
        sql.of("""
                        update release.hold_request set answer = :answer, decided_at = viewer.at(), decided_by = :by,
                            words = :words
                        where patient_id = :patient and id = :id and answer = 'PASSED_ON'
                        """)
                .param("answer", answer.name())
                .param("by", sql.viewer().actor())
                .param("words", seals.seal(sql, Place.WORDS, request.patient(), request.id(), words))
                .param("patient", request.patient())
                .param("id", request.id())
                .update();
    }

    private static @Nullable Request open(Sql sql, Hold hold) {
        return requests(sql, hold).stream()
                .filter(it -> it.answer() == Answer.PASSED_ON)
                .findFirst()
                .orElse(null);
    }

    /** The holds about which patients ask for another look, the oldest first; not those this viewer determined. */
    public Listed<Hold> reviewsAsked(Viewer viewer) {
        if (!viewer.holdsOneOf(Role.CLINICIAN, Role.MEDICAL_DIRECTOR)) {
            return Listed.none();
        }
        return asking.as(viewer, HoldRows::reviewsAsked);
    }

    /** What the patient has asked about a hold and what became of it, the newest first. */
    public List<Request> of(Viewer viewer, Hold hold) {
        return asking.as(viewer, sql -> requests(sql, hold));
    }

    private static List<Request> requests(Sql sql, Hold hold) {
        return sql.of("""
                        select id, kind, at, answer, decided_at from release.hold_request
                        where patient_id = :patient and hold_id = :hold order by at desc, id limit 20
                        """)
                .param("patient", hold.patient())
                .param("hold", hold.id())
                .query((row, _) -> new Request(
                        hold.patient(),
                        row.getObject("id", UUID.class),
                        Asked.valueOf(row.getString("kind")),
                        HoldRows.time(row, "at"),
                        Answer.valueOf(row.getString("answer")),
                        Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    /** What who decided again said to the patient. */
    public Optional<String> words(Viewer viewer, Request request) {
        return asking.as(viewer, sql -> seals.open(sql, Place.WORDS, request.patient(), request.id()));
    }

    /**
     * Something a patient asked about a hold.
     *
     * @param decided when another clinician decided; empty while nobody has, or nobody has to
     */
    public record Request(UUID patient, UUID id, Asked kind, Instant at, Answer answer, Optional<Instant> decided) {}
}
