package org.havenport.notices;

import java.sql.Types;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to where people are reached and how they wish it. A patient reads and changes only what is their own: whoever
 * acts for a patient learns nothing of it. An address counts once a code that went there came back.
 */
@Component
public class ContactPoints {

    static final String TYPE = "ContactPoint";

    private final Asking asking;
    private final Vault vault;
    private final Audit audit;

    ContactPoints(Asking asking, Vault vault, Audit audit) {
        this.asking = asking;
        this.vault = vault;
        this.audit = audit;
    }

    /** The addresses of a patient; of others than the patient only for staff who write letters. */
    public List<ContactPoint> of(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> {
            audit.record(sql, AuditEvent.about("addresses-viewed", patient, TYPE, null));
            return ContactRows.of(sql, vault, Whose.patient(patient));
        });
    }

    /** One's own addresses. */
    List<ContactPoint> own(Viewer viewer) {
        var whose = Whose.own(viewer);
        return asking.as(viewer, sql -> {
            audit.record(sql, AuditEvent.about("addresses-viewed", whose.inTheLog(), TYPE, null));
            return ContactRows.of(sql, vault, whose);
        });
    }

    /** As {@link #own}, for a tile: leaves no line. */
    List<ContactPoint> lightly(Viewer viewer) {
        return asking.as(viewer, sql -> ContactRows.of(sql, vault, Whose.own(viewer)));
    }

    /**
     * How a code to set a new password could reach somebody, in a transaction of the door or any other.
     *
     * @param patient whose account it is; null for the staff, and for who acts for others
     */
    public ResetWays waysToReset(Sql sql, UUID account, @Nullable UUID patient) {
        return sql.of("select ways, rests from notices.ways_to_reset(:patient, :account)")
                .param("patient", patient, Types.OTHER)
                .param("account", account)
                .query((row, _) -> new ResetWays(
                        Arrays.stream((String[]) row.getArray(1).getArray())
                                .map(Channel::valueOf)
                                .collect(Collectors.toSet()),
                        row.getBoolean(2)))
                .single();
    }

    /** How a patient wishes to be reached; empty while nothing was said. */
    public Optional<Wish> wish(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> ContactRows.wish(sql, Whose.patient(patient)));
    }

    /** How these patients wish to be reached; who said nothing is missing. */
    public Map<UUID, Wish> wishes(Viewer viewer, Collection<UUID> patients) {
        return asking.as(viewer, sql -> ContactRows.wishes(sql, patients));
    }

    /** Keeps how the patient wishes to be reached. What waits to be sent is sent as wished from now on. */
    public void wish(Viewer.Patient viewer, Wish wish) {
        asking.run(viewer, sql -> {
            ContactRows.keep(sql, Whose.own(viewer), wish);
            audit.record(sql, AuditEvent.about("contact-wish-changed", viewer.patient(), TYPE, null));
        });
    }

    /** "This is still right" (B.rule.7). */
    public boolean confirm(Viewer viewer, UUID point) {
        var whose = Whose.own(viewer);
        return asking.as(viewer, sql -> {
            var known = ContactRows.one(sql, vault, whose, point);
            if (known.isEmpty() || !known.get().works()) {
                return false;
            }
            ContactRows.mark(sql, whose, point, "confirmed_at");
            audit.record(sql, AuditEvent.about("address-confirmed", whose.inTheLog(), TYPE, point));
            return true;
        });
    }

    /** Takes an address that somebody else has verified, for instance a practice that moves in with what it knows. */
    public Optional<UUID> enter(Viewer.Job job, UUID patient, Channel channel, String typed) {
        return enter(job, Whose.patient(patient), channel, typed);
    }

    /** The same for an account that is no patient's. */
    public Optional<UUID> enterForAccount(Viewer.Job job, UUID account, Channel channel, String typed) {
        return enter(job, Whose.account(account), channel, typed);
    }

    private Optional<UUID> enter(Viewer.Job job, Whose whose, Channel channel, String typed) {
        return Addresses.clean(channel, typed)
                .map(address -> asking.as(job, sql -> {
                    ContactRows.alone(sql, whose);
                    ContactRows.of(sql, vault, whose).stream()
                            .filter(point -> point.channel() == channel)
                            .forEach(point -> ContactRows.mark(sql, whose, point.id(), "ended_at"));
                    var id = ContactRows.add(sql, vault, whose, channel, address, true);
                    audit.record(sql, AuditEvent.about("address-entered", whose.inTheLog(), TYPE, id));
                    return id;
                }));
    }

    /**
     * Nothing goes to a patient any more, and nothing that waits goes out: in the transaction in which a death is known
     * (ruling 11).
     */
    void silenceBecauseOfDeath(Sql sql, UUID patient) {
        sql.of("""
                        insert into notices.wish as w
                            (patient_id, channel, only_this_way, language, silent_because, silent_since, changed_at)
                        values (:patient, 'NONE', false, 'en', 'DEATH', viewer.at(), viewer.at())
                        on conflict (patient_id) do update
                            set silent_because = 'DEATH', silent_since = coalesce(w.silent_since, viewer.at())
                        """).param("patient", patient).update();
        DeliveryRows.cancel(sql, Whose.patient(patient), "SILENT");
        audit.record(sql, AuditEvent.about("notices-silenced", patient, TYPE, null));
    }

    /** STOP and START of the owner of a number (ruling 11): acts on everybody who is reached there. */
    public int textsFrom(Viewer.Job job, String number, boolean stopped) {
        var address = Addresses.clean(Channel.TEXT, number);
        return address.isEmpty()
                ? 0
                : asking.as(
                        job,
                        sql -> texts(
                                        sql,
                                        Whose.Book.PATIENTS,
                                        ContactRows.everyBlind(sql, vault, Channel.TEXT, address.get()),
                                        stopped)
                                + texts(
                                        sql,
                                        Whose.Book.ACCOUNTS,
                                        new byte[][] {
                                            ContactRows.blindOfAccounts(sql, vault, Channel.TEXT, address.get())
                                        },
                                        stopped));
    }

    private int texts(Sql sql, Whose.Book book, byte[][] blind, boolean stopped) {
        var points = book.of(sql, """
                        update notices.contact_point set stopped_at = case when :stopped then viewer.at() end
                        where address_blind = any (cast(:blind as bytea[])) and kind = 'TEXT' and ended_at is null
                          and (stopped_at is null) = :stopped
                        returning patient_id, id
                        """)
                .param("stopped", stopped)
                .param("blind", blind)
                .query((row, _) -> List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        for (var point : points) {
            var whose = new Whose(book, point.getFirst());
            if (stopped) {
                DeliveryRows.cancel(sql, whose, point.getLast(), "STOPPED");
            }
            audit.record(
                    sql,
                    AuditEvent.about(
                            stopped ? "texts-stopped" : "texts-started", whose.inTheLog(), TYPE, point.getLast()));
        }
        return points.size();
    }
}
