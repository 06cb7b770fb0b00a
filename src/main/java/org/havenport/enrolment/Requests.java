package org.havenport.enrolment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.havenport.enrolment.SealedInEnrolment.ROOM;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.patients.Claimed;
import org.havenport.patients.Likeness;
import org.havenport.patients.Patients;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door to who asked for an account on the public page. Everybody gets the same answer; a person compares what was
 * typed with the records, and what comes of it is a letter to the address on file or a reason.
 */
@Component
public class Requests {

    static final int OF_A_NETWORK = 5;
    /** So many wait that each network may have only one of them: a machine with few addresses shuts nobody out. */
    static final int MANY = 500;
    /** So many wait that nobody could look at another in weeks. */
    static final int FULL = 5000;

    private static final String TYPE = "account-request";

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final Patients patients;
    private final Invitations invitations;
    private final WhoAskedForAnAccountIsLinkedByAPerson guard;

    Requests(
            Asking asking,
            Audit audit,
            Vault vault,
            Patients patients,
            Invitations invitations,
            WhoAskedForAnAccountIsLinkedByAPerson guard) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.patients = patients;
        this.invitations = invitations;
        this.guard = guard;
    }

    /** Why a request is declined. */
    public enum Reason {
        NOT_FOUND,
        NOT_THE_SAME,
        NO_ANSWER,
        NOT_WANTED,
        TWICE
    }

    /** Whether a request was kept, or why people are to call instead. */
    public enum Kept {
        YES,
        /** So many were asked for from there. */
        TOO_MANY_FROM_THERE,
        /** So many wait already. */
        TOO_MANY_WAIT
    }

    /** Keeps that somebody asked; once for one person while it waits. What waits is never dropped for another. */
    public Kept ask(String given, String family, LocalDate born, String phone, Locale language, String address) {
        return asking.atTheDoor(sql -> {
            var network = vault.blindForRoom(sql, ROOM, "network", address);
            var counts = sql.of("""
                            select count(*) filter (where network_blind = :network and asked_at > :since) as theirs,
                                   count(*) filter (where network_blind = :network and state = 'WAITING') as wait,
                                   count(*) filter (where state = 'WAITING') as all
                            from enrolment.request where asked_at > :since or state = 'WAITING'
                            """)
                    .param("network", network)
                    .param("since", Sql.time(sql.now().minus(Duration.ofDays(1))))
                    .query((row, _) -> new Waits(row.getLong(1), row.getLong(2), row.getLong(3)))
                    .single();
            if (counts.kept() != Kept.YES) {
                audit.record(sql, AuditEvent.of("account-request-held-back"));
                return counts.kept();
            }
            var id = UUID.randomUUID();
            var said = String.join("\n", given, family, born.toString(), phone);
            sql.of("""
                            insert into enrolment.request (id, sealed, person_blind, network_blind, language, asked_at)
                            values (:id, :sealed, :person, :network, :language, viewer.at()) on conflict do nothing
                            """)
                    .param("id", id)
                    .param("sealed", vault.sealForRoom(sql, ROOM, said.getBytes(UTF_8), context(id)))
                    .param("person", vault.blindForRoom(sql, ROOM, "person", said.toLowerCase(Locale.ROOT)))
                    .param("network", network)
                    .param("language", language.getLanguage().equals("es") ? "es" : "en")
                    .update();
            audit.record(sql, AuditEvent.about("account-asked-for", null, TYPE, id));
            return Kept.YES;
        });
    }

    /**
     * How many requests there are.
     *
     * @param theirs of the network within a day
     * @param waiting of the network
     * @param all that wait
     */
    private record Waits(long theirs, long waiting, long all) {

        Kept kept() {
            if (all >= FULL || all >= MANY && waiting > 0) {
                return Kept.TOO_MANY_WAIT;
            }
            return theirs >= OF_A_NETWORK ? Kept.TOO_MANY_FROM_THERE : Kept.YES;
        }
    }

    /** Those nobody has decided, the oldest first, at most 50. */
    Listed<Asked> waiting(Viewer staff) {
        return asking.as(staff, sql -> {
            var waiting = sql.of(
                            "select *, %s from enrolment.request where state = 'WAITING' order by asked_at limit 50"
                                    .formatted(Listed.ALL))
                    .query(Listed.of((row, _) -> asked(sql, row)));
            audit.record(
                    sql,
                    AuditEvent.many(
                            "account-requests-listed",
                            null,
                            TYPE,
                            waiting.shown().size()));
            return waiting;
        });
    }

    /** One that waits; empty when it was decided. */
    Optional<Asked> waiting(Viewer staff, UUID request) {
        return asking.as(
                staff,
                sql -> sql.of("select * from enrolment.request where state = 'WAITING' and id = :id")
                        .param("id", request)
                        .query((row, _) -> asked(sql, row))
                        .optional());
    }

    /** Whom it could be, the likeliest first. */
    List<Likeness> candidates(Viewer staff, Asked asked) {
        var said = asked.said();
        var phones = said.phone().isEmpty() ? List.<String>of() : List.of(said.phone());
        return patients.candidates(
                staff,
                new Claimed(
                        "account-request",
                        said.family(),
                        List.of(said.given()),
                        said.born(),
                        null,
                        List.of(),
                        phones,
                        List.of(),
                        null,
                        asked.language()));
    }

    /** It is this patient: invited by letter to the address on file; empty when it was decided already. */
    Optional<Invitations.Answer> invite(Viewer staff, UUID request, UUID patient, Set<Identity> checked) {
        return asking.as(staff, sql -> {
            if (!holds(sql, request)) {
                return Optional.empty();
            }
            var how = new Invitations.How(Way.POSTED, checked, null, false);
            var answer = invitations.invite(staff, patient, how);
            if (answer.isPresent() && answer.get() instanceof Invitations.Answer.Made) {
                if (!guard.link(sql, request, patient, checked)) {
                    throw new IllegalStateException("A request that is held was decided by another");
                }
                audit.record(sql, AuditEvent.about("account-request-linked", patient, TYPE, request));
            }
            return answer;
        });
    }

    /** Keeps a request for whoever decides it, until the transaction ends; false when it was decided already. */
    private static boolean holds(Sql sql, UUID request) {
        return sql.of("select true from enrolment.request where id = :id and state = 'WAITING' for update")
                .param("id", request)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Nobody is invited for it. */
    boolean decline(Viewer staff, UUID request, Reason reason) {
        return asking.as(staff, sql -> {
            var declined = sql.of("""
                            update enrolment.request set state = 'DECLINED', decided_at = viewer.at(), decided_by = :by,
                                reason = :reason
                            where id = :id and state = 'WAITING'
                            """)
                            .param("by", staff.actor())
                            .param("reason", reason.name())
                            .param("id", request)
                            .update()
                    == 1;
            if (declined) {
                audit.record(sql, AuditEvent.about("account-request-declined", null, TYPE, request));
            }
            return declined;
        });
    }

    private Asked asked(Sql sql, ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var parts =
                new String(vault.openForRoom(sql, ROOM, row.getBytes("sealed"), context(id)), UTF_8).split("\n", -1);
        var said = new Asked.Said(parts[0], parts[1], LocalDate.parse(parts[2]), parts[3]);
        return new Asked(id, said, InvitationRows.at(row, "asked_at"), row.getString("language"));
    }

    private static String context(UUID request) {
        return "enrolment.request|" + request + "|body";
    }
}
