package org.havenport.notices;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door to where people are reached and how they wish it. A patient reads and changes only what is their own: whoever
 * acts for a patient learns nothing of it. An address counts once a code that went there came back.
 */
@Component
public class ContactPoints {

    /** Codes somebody may ask for in a day, so that nobody is flooded. */
    static final int CODES_A_DAY = 10;

    private static final String TYPE = "ContactPoint";

    private final Asking asking;
    private final Vault vault;
    private final Audit audit;
    private final Notices notices;

    ContactPoints(Asking asking, Vault vault, Audit audit, Notices notices) {
        this.asking = asking;
        this.vault = vault;
        this.audit = audit;
        this.notices = notices;
    }

    /** The addresses of a patient; of others than the patient only for staff who write letters. */
    public List<ContactPoint> of(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> {
            audit.record(sql, AuditEvent.about("addresses-viewed", patient, TYPE, null));
            return ContactRows.of(sql, vault, patient);
        });
    }

    /** As {@link #of}, for a tile: leaves no line. */
    List<ContactPoint> lightly(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> ContactRows.of(sql, vault, patient));
    }

    /** How a patient wishes to be reached; empty while nothing was said. */
    public Optional<Wish> wish(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> ContactRows.wish(sql, patient));
    }

    /** Keeps how the patient wishes to be reached. What waits to be sent is sent as wished from now on. */
    public void wish(Viewer.Patient viewer, Wish wish) {
        asking.run(viewer, sql -> {
            ContactRows.keep(sql, viewer.patient(), wish);
            audit.record(sql, AuditEvent.about("contact-wish-changed", viewer.patient(), TYPE, null));
        });
    }

    /**
     * Offers an address of a channel that has none, or one from which messages come back, and sends a code there. While
     * one of the channel works, another is not taken: that is a change, which asks for a fresh proof of who it is.
     *
     * @return empty when the address cannot be one, one of the channel is verified already, or too many codes were sent
     */
    public Optional<UUID> offer(Viewer.Patient viewer, Channel channel, String typed) {
        var address = Addresses.clean(channel, typed);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var patient = viewer.patient();
        return asking.as(viewer, sql -> {
            var there = ContactRows.of(sql, vault, patient).stream()
                    .filter(point -> point.channel() == channel)
                    .toList();
            if (there.stream().anyMatch(point -> point.verified() != null && point.bounced() == null)
                    || isFlood(sql, patient)) {
                return Optional.empty();
            }
            there.stream()
                    .filter(point -> point.verified() == null)
                    .forEach(point -> ContactRows.mark(sql, patient, point.id(), "ended_at"));
            var id = ContactRows.add(sql, vault, patient, channel, address.get(), false);
            audit.record(sql, AuditEvent.about("address-offered", patient, TYPE, id));
            notices.code(sql, patient, id, Codes.make(sql, patient, id));
            return Optional.of(id);
        });
    }

    /** Sends another code to an address that is not verified yet; false when too many were sent. */
    public boolean codeAgain(Viewer.Patient viewer, UUID point) {
        var patient = viewer.patient();
        return asking.as(viewer, sql -> {
            var offered = ContactRows.one(sql, vault, patient, point);
            if (offered.isEmpty() || offered.get().verified() != null || isFlood(sql, patient)) {
                return false;
            }
            audit.record(sql, AuditEvent.about("address-code-sent", patient, TYPE, point));
            notices.code(sql, patient, point, Codes.make(sql, patient, point));
            return true;
        });
    }

    /** Whether the code that was sent to an address came back; from now on notices go there. */
    public boolean verify(Viewer.Patient viewer, UUID point, String code) {
        var patient = viewer.patient();
        return asking.as(viewer, sql -> {
            var offered = ContactRows.one(sql, vault, patient, point);
            if (offered.isEmpty() || offered.get().verified() != null || !Codes.use(sql, vault, patient, point, code)) {
                audit.record(sql, AuditEvent.about("address-not-verified", patient, TYPE, point));
                return false;
            }
            ContactRows.of(sql, vault, patient).stream()
                    .filter(other -> other.channel() == offered.get().channel() && other.verified() != null)
                    .forEach(other -> ContactRows.mark(sql, patient, other.id(), "ended_at"));
            ContactRows.mark(sql, patient, point, "verified_at");
            ContactRows.mark(sql, patient, point, "confirmed_at");
            audit.record(sql, AuditEvent.about("address-verified", patient, TYPE, point));
            notices.tell(sql, OurKinds.ADDRESS_ADDED, patient, point);
            return true;
        });
    }

    /** "This is still right" (B.rule.7). */
    public boolean confirm(Viewer.Patient viewer, UUID point) {
        var patient = viewer.patient();
        return asking.as(viewer, sql -> {
            var known = ContactRows.one(sql, vault, patient, point);
            if (known.isEmpty() || !known.get().works()) {
                return false;
            }
            ContactRows.mark(sql, patient, point, "confirmed_at");
            audit.record(sql, AuditEvent.about("address-confirmed", patient, TYPE, point));
            return true;
        });
    }

    /** Takes an address that somebody else has verified, for instance a practice that moves in with what it knows. */
    public Optional<UUID> enter(Viewer.Job job, UUID patient, Channel channel, String typed) {
        return Addresses.clean(channel, typed)
                .map(address -> asking.as(job, sql -> {
                    ContactRows.of(sql, vault, patient).stream()
                            .filter(point -> point.channel() == channel)
                            .forEach(point -> ContactRows.mark(sql, patient, point.id(), "ended_at"));
                    var id = ContactRows.add(sql, vault, patient, channel, address, true);
                    audit.record(sql, AuditEvent.about("address-entered", patient, TYPE, id));
                    return id;
                }));
    }

    /**
     * Nothing goes to a patient any more, and nothing that waits goes out: in the transaction in which a death is known
     * (ruling 11).
     */
    public void silenceBecauseOfDeath(Sql sql, UUID patient) {
        sql.of("""
                        insert into notices.wish as w
                            (patient_id, channel, only_this_way, language, silent_because, silent_since, changed_at)
                        values (:patient, 'NONE', false, 'en', 'DEATH', viewer.at(), viewer.at())
                        on conflict (patient_id) do update
                            set silent_because = 'DEATH', silent_since = coalesce(w.silent_since, viewer.at())
                        """).param("patient", patient).update();
        DeliveryRows.cancel(sql, "patient_id = :patient", "SILENT", spec -> spec.param("patient", patient));
        audit.record(sql, AuditEvent.about("notices-silenced", patient, TYPE, null));
    }

    /** STOP and START of the owner of a number (ruling 11): acts on every patient that is reached there. */
    public int textsFrom(Viewer.Job job, String number, boolean stopped) {
        var address = Addresses.clean(Channel.TEXT, number);
        if (address.isEmpty()) {
            return 0;
        }
        return asking.as(job, sql -> {
            var points = sql.of("""
                            update notices.contact_point set stopped_at = case when :stopped then viewer.at() end
                            where address_blind = any (cast(:blind as bytea[])) and kind = 'TEXT' and ended_at is null
                              and (stopped_at is null) = :stopped
                            returning patient_id, id
                            """)
                    .param("stopped", stopped)
                    .param("blind", ContactRows.everyBlind(sql, vault, Channel.TEXT, address.get()))
                    .query((row, _) -> List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                    .list();
            for (var point : points) {
                if (stopped) {
                    DeliveryRows.cancel(
                            sql,
                            "patient_id = :p and point_id = :id",
                            "STOPPED",
                            spec -> spec.param("p", point.getFirst()).param("id", point.getLast()));
                }
                audit.record(
                        sql,
                        AuditEvent.about(
                                stopped ? "texts-stopped" : "texts-started", point.getFirst(), TYPE, point.getLast()));
            }
            return points.size();
        });
    }

    private static boolean isFlood(Sql sql, UUID patient) {
        return Codes.madeWithin(sql, patient, Duration.ofDays(1)) >= CODES_A_DAY;
    }
}
