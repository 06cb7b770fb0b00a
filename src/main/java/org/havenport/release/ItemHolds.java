package org.havenport.release;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.HeldBack;
import org.havenport.chart.ReleaseState;
import org.havenport.followup.Consequence;
import org.havenport.protocols.BusinessHours;
import org.havenport.release.Hold.Recipient;
import org.havenport.release.HoldRows.Ended;
import org.havenport.release.HoldRows.Row;
import org.havenport.release.SealedInRelease.Place;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to holds: one report or entry held back from a patient for a time, because the law lets it be (C1, B.com.1b).
 * Everybody else's results open as they come.
 */
@Component
public class ItemHolds {

    private final Asking asking;
    private final Audit audit;
    private final SealedInRelease words;
    private final HeldBack heldBack;
    private final HoldsCarryTheirBasis basis;
    private final HoldsEndByThemselves ends;
    private final BusinessHours hours;

    ItemHolds(
            Asking asking,
            Audit audit,
            SealedInRelease words,
            HeldBack heldBack,
            HoldsCarryTheirBasis basis,
            HoldsEndByThemselves ends,
            BusinessHours hours) {
        this.asking = asking;
        this.audit = audit;
        this.words = words;
        this.heldBack = heldBack;
        this.basis = basis;
        this.ends = ends;
        this.hours = hours;
    }

    /** What acts on a record now, what ends first first; to whoever acts for the patient only what they may know of. */
    public List<Hold> acting(Viewer viewer, UUID patient) {
        return asking.as(
                viewer,
                sql -> viewer.kind() == Viewer.Kind.STAFF
                        ? HoldRows.acting(sql, patient)
                        : HoldRows.told(sql, patient));
    }

    /** The same of one report or entry, or of the report a value is held with, what lasts longest first. */
    public List<Hold> acting(Viewer viewer, UUID patient, UUID item) {
        return asking.as(viewer, sql -> {
            if (viewer.kind() == Viewer.Kind.STAFF) {
                return HoldRows.acting(sql, patient, item);
            }
            var with = Gates.waitsWith(sql, patient, item);
            return HoldRows.told(sql, patient, with == null ? item : with);
        });
    }

    /**
     * Holds one report or entry back, in the clinician's own name.
     *
     * @throws HoldRefused when anything is missing that makes it lawful; nothing is kept then
     */
    public Hold place(Viewer viewer, UUID patient, UUID item, NewHold wanted) {
        try {
            return placed(viewer, patient, item, wanted);
        } catch (HoldRefused e) {
            audit.refused(viewer, AuditEvent.about("hold-placed", patient, "chart", item));
            throw e;
        }
    }

    private Hold placed(Viewer viewer, UUID patient, UUID item, NewHold wanted) {
        return asking.as(viewer, sql -> {
            var stands = heldBack.stands(sql, patient, item);
            var missing = basis.missing(sql, patient, stands, wanted);
            if (!missing.isEmpty() || stands == null) {
                throw new HoldRefused(missing);
            }
            var until = Objects.requireNonNull(wanted.until())
                    .atStartOfDay(hours.zone())
                    .toInstant();
            var hold = new Hold(
                    patient,
                    UUID.randomUUID(),
                    item,
                    ResultClass.of(stands.category()),
                    Objects.requireNonNull(wanted.basis()),
                    Objects.requireNonNull(wanted.recipient()),
                    wanted.basis() == Hold.Basis.HARM_171_201_C1 ? wanted.harm() : null,
                    viewer.actor(),
                    null,
                    sql.now(),
                    until);
            var reason = words.seal(sql, Place.REASON, patient, hold.id(), wanted.reason());
            HoldRows.insert(sql, new Row(hold, stands.confidential(), reason, null, consequence(stands)));
            ends.hold(sql, patient, item);
            HeldWith.prolong(sql, hold).forEach(paper -> ends.hold(sql, patient, paper));
            audit.record(sql, AuditEvent.about("hold-placed", patient, "chart", item));
            return hold;
        });
    }

    /** How much will depend on it when it opens; null when nothing is owed about such an entry. */
    static @Nullable Consequence consequence(HeldBack.Stands stands) {
        return switch (stands.category()) {
            case LABORATORY, PATHOLOGY, IMAGING ->
                stands.state() == ReleaseState.AWAITING_CONTACT ? Consequence.CRITICAL : Consequence.SIGNIFICANT;
            default -> null;
        };
    }

    /**
     * Somebody spoke with the patient about what is held as well: a law that asks for that is satisfied, and a clinician
     * whom it lets release has done so.
     *
     * @return whether something still holds it
     */
    boolean spoken(Sql sql, UUID patient, UUID item) {
        var clinician = sql.viewer().holdsOneOf(Role.CLINICIAN, Role.MEDICAL_DIRECTOR);
        var held = 0;
        for (var hold : HoldRows.acting(sql, patient, item)) {
            // What is only held with an entry opens with the entry.
            if (hold.item().equals(item)
                    && WhenItOpens.withTheConversation(hold, clinician)
                    && HoldRows.end(sql, patient, hold.id(), Ended.CONTACT)) {
                audit.record(sql, AuditEvent.about("hold-released", patient, "chart", item));
            } else if (hold.recipient() == Recipient.PATIENT) {
                held++;
            }
        }
        ends.hold(sql, patient, item);
        return held > 0;
    }

    /** Why a clinician held something back, in their words; for the care team alone. */
    public Optional<String> reason(Viewer viewer, Hold hold) {
        if (viewer.kind() != Viewer.Kind.STAFF) {
            return Optional.empty();
        }
        return asking.as(viewer, sql -> words.open(sql, Place.REASON, hold.patient(), hold.id()));
    }

    /**
     * Opens what is held before its time.
     *
     * @return false when nothing of the kind is held, this viewer may not, or the law lets nobody
     */
    public boolean release(Viewer viewer, UUID patient, UUID item, UUID id) {
        var ended = viewer.holdsOneOf(Role.CLINICIAN, Role.MEDICAL_DIRECTOR)
                && asking.as(viewer, sql -> {
                    var hold = HoldRows.acting(sql, patient, item, id)
                            .filter(Hold::clinicianMayRelease)
                            .orElse(null);
                    if (hold == null || !HoldRows.end(sql, patient, id, Ended.RELEASED_EARLY)) {
                        return false;
                    }
                    audit.record(sql, AuditEvent.about("hold-released", patient, "chart", item));
                    return true;
                });
        if (ended) {
            ends.settle(patient, item);
        } else {
            audit.refused(viewer, AuditEvent.about("hold-released", patient, "chart", item));
        }
        return ended;
    }

    /** How long a hold may last at most, in days. */
    public int longestDays() {
        return Math.toIntExact(basis.longest().toDays());
    }
}
