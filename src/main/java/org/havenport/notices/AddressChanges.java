package org.havenport.notices;

import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The door to new and other addresses (A2.1). A new one is verified by a code before it takes the place of another; then the
 * one before is told, with a link that undoes it for a day. Nothing here asks whose an address is already: an address is no
 * name.
 */
@Component
public class AddressChanges {

    /** Codes somebody may ask for in a day, so that nobody is flooded. */
    static final int CODES_A_DAY = 10;

    private final Asking asking;
    private final Vault vault;
    private final Audit audit;
    private final ApplicationEventPublisher news;

    AddressChanges(Asking asking, Vault vault, Audit audit, ApplicationEventPublisher news) {
        this.news = news;
        this.asking = asking;
        this.vault = vault;
        this.audit = audit;
    }

    /** Whether something can be sent to what was typed. */
    public static boolean canBe(Channel channel, String typed) {
        return Addresses.clean(channel, typed).isPresent();
    }

    /**
     * Offers an address of one's own and sends a code there. What is in use stays in use until the code came back.
     *
     * @return empty when it cannot be an address, changes rest, or too many codes were sent
     */
    public Optional<UUID> offer(Viewer viewer, Channel channel, String typed) {
        return offer(viewer, Whose.own(viewer), channel, typed);
    }

    /** The same for a patient who asks at the front desk, by staff who write letters. */
    public Optional<UUID> offerFor(Viewer.Staff viewer, UUID patient, Channel channel, String typed) {
        return offer(viewer, Whose.patient(patient), channel, typed);
    }

    /** The same for somebody who is brought in to work here. */
    public Optional<UUID> offerForAccount(Viewer viewer, UUID account, Channel channel, String typed) {
        return offer(viewer, Whose.account(account), channel, typed);
    }

    private Optional<UUID> offer(Viewer viewer, Whose whose, Channel channel, String typed) {
        var address = Addresses.clean(channel, typed);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        return asking.as(viewer, sql -> {
            ContactRows.alone(sql, whose);
            if (Undoing.rests(sql, whose) || isFlood(sql, whose)) {
                audit.record(sql, AuditEvent.about("address-not-offered", whose.inTheLog(), ContactPoints.TYPE, null));
                return Optional.empty();
            }
            ContactRows.of(sql, vault, whose).stream()
                    .filter(point -> point.channel() == channel && point.verified() == null)
                    .forEach(point -> ContactRows.mark(sql, whose, point.id(), "ended_at"));
            var by = whose.book() == Whose.Book.PATIENTS && viewer instanceof Viewer.Staff ? viewer.actor() : null;
            var id = ContactRows.add(sql, vault, whose, channel, address.get(), false, by);
            audit.record(sql, AuditEvent.about("address-offered", whose.inTheLog(), ContactPoints.TYPE, id));
            Notices.tell(sql, OurKinds.CODE, whose, Codes.make(sql, whose, id), id);
            return Optional.of(id);
        });
    }

    /** Sends another code to an address of one's own that is not verified yet; false when too many were sent. */
    public boolean codeAgain(Viewer viewer, UUID point) {
        var whose = Whose.own(viewer);
        return asking.as(viewer, sql -> {
            ContactRows.alone(sql, whose);
            var offered = ContactRows.one(sql, vault, whose, point);
            if (offered.isEmpty()
                    || offered.get().verified() != null
                    || Undoing.rests(sql, whose)
                    || isFlood(sql, whose)) {
                return false;
            }
            audit.record(sql, AuditEvent.about("address-code-sent", whose.inTheLog(), ContactPoints.TYPE, point));
            Notices.tell(sql, OurKinds.CODE, whose, Codes.make(sql, whose, point), point);
            return true;
        });
    }

    /** Whether the code that was sent to an address of one's own came back; from now on notices go there. */
    public boolean verify(Viewer viewer, UUID point, String code) {
        return verify(viewer, Whose.own(viewer), point, code);
    }

    /** The same for a patient who says the code at the front desk. */
    public boolean verifyFor(Viewer.Staff viewer, UUID patient, UUID point, String code) {
        return verify(viewer, Whose.patient(patient), point, code);
    }

    private boolean verify(Viewer viewer, Whose whose, UUID point, String code) {
        return asking.as(viewer, sql -> {
            ContactRows.alone(sql, whose);
            var offered = ContactRows.one(sql, vault, whose, point);
            if (offered.isEmpty()
                    || offered.get().verified() != null
                    || Undoing.rests(sql, whose)
                    || !Codes.use(sql, vault, whose, point, code)) {
                audit.record(
                        sql, AuditEvent.about("address-not-verified", whose.inTheLog(), ContactPoints.TYPE, point));
                return false;
            }
            var before = ContactRows.of(sql, vault, whose).stream()
                    .filter(it -> it.channel() == offered.get().channel() && it.verified() != null)
                    .findFirst();
            before.ifPresent(it -> ContactRows.mark(sql, whose, it.id(), "ended_at"));
            ContactRows.mark(sql, whose, point, "verified_at");
            ContactRows.mark(sql, whose, point, "confirmed_at");
            if (before.isPresent()) {
                replaced(sql, whose, before.get(), point);
            } else {
                audit.record(sql, AuditEvent.about("address-verified", whose.inTheLog(), ContactPoints.TYPE, point));
                Notices.tell(sql, OurKinds.ADDRESS_ADDED, whose, point, null);
            }
            return true;
        });
    }

    private void replaced(Sql sql, Whose whose, ContactPoint before, UUID point) {
        var undo = Undoing.make(sql, vault, whose, before.id(), point);
        audit.record(sql, AuditEvent.about("address-replaced", whose.inTheLog(), ContactPoints.TYPE, point));
        Notices.tell(sql, OurKinds.ADDRESS_CHANGED, whose, point, null);
        if (before.works()) {
            Notices.tell(sql, OurKinds.ADDRESS_REPLACED, whose, undo, before.id());
        }
    }

    /**
     * Undoes a change by the link that went to the address before: that one is in use again, everybody who is signed in to the
     * account is signed out, and nothing changes any more until somebody of the staff has looked.
     *
     * @return false when there is no such link, it was used, or its day is over
     */
    boolean undo(Viewer.Job job, String token) {
        return asking.as(job, sql -> {
            var undone = Undoing.use(sql, token);
            undone.ifPresent(it -> {
                ContactRows.alone(sql, it.whose());
                Undoing.restore(sql, it);
                Undoing.freeze(sql, it);
                audit.record(
                        sql,
                        AuditEvent.about(
                                "address-change-undone", it.whose().inTheLog(), ContactPoints.TYPE, it.before()));
                Notices.tell(sql, OurKinds.CHANGE_UNDONE, it.whose(), it.id(), null);
                Asking.afterCommit(() -> news.publishEvent(new SentHome()));
            });
            return undone.isPresent();
        });
    }

    /** Whether nothing of one's own may change until somebody of the staff has looked. */
    boolean rest(Viewer viewer) {
        return asking.as(viewer, sql -> Undoing.rests(sql, Whose.own(viewer)));
    }

    /** Somebody whose change was undone, and since when nothing changes. */
    record Frozen(UUID whose, java.time.Instant since) {}

    /** The patients whose change was undone and at whom nobody has looked, the longest first. */
    Listed<Frozen> frozen(Viewer viewer) {
        return frozen(viewer, Whose.Book.PATIENTS);
    }

    /** The same of who works here, for administrators. */
    Listed<Frozen> frozenAccounts(Viewer viewer) {
        return frozen(viewer, Whose.Book.ACCOUNTS);
    }

    private Listed<Frozen> frozen(Viewer viewer, Whose.Book book) {
        return asking.as(
                viewer,
                sql -> book.of(sql, """
                        select patient_id, since, %s from notices.freeze where ended_at is null order by since limit 200
                        """.formatted(Listed.ALL))
                        .query(Listed.of((row, _) -> new Frozen(
                                row.getObject(1, UUID.class),
                                row.getTimestamp(2).toInstant()))));
    }

    /** Somebody of the staff has made sure who it is: addresses and passwords may change again. */
    boolean thaw(Viewer viewer, Whose whose) {
        return asking.as(viewer, sql -> {
            var ended =
                    whose.of(sql, """
                            update notices.freeze set ended_at = viewer.at(), ended_by = :by
                            where patient_id = :whose and ended_at is null
                            """).param("by", viewer.actor(), Types.OTHER).update() == 1;
            if (ended) {
                audit.record(sql, AuditEvent.about("changes-allowed-again", whose.inTheLog(), "account", whose.id()));
            }
            return ended;
        });
    }

    private static boolean isFlood(Sql sql, Whose whose) {
        return Codes.madeWithin(sql, whose, Duration.ofDays(1)) >= CODES_A_DAY;
    }
}
