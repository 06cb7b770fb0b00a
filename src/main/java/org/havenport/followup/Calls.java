package org.havenport.followup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.access.PatientAccounts;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.followup.CallRows.Owed;
import org.havenport.followup.ContactRecord.Identifier;
import org.havenport.followup.ContactRecord.Medium;
import org.havenport.followup.Obligations.Opening;
import org.havenport.patients.Patients;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The door to who is called: because the portal does not reach them, or because what was released stayed unread or
 * unconfirmed (A1.10). Each call ends with an outcome and the name of whoever made it.
 */
@Component
public class Calls {

    private static final Viewer.Job JOB = (Viewer.Job) Viewer.job("calls");

    private final Asking asking;
    private final Audit audit;
    private final PatientAccounts accounts;
    private final Patients patients;
    private final ObjectProvider<Contacts> contacts;
    private final Ladders ladders;
    private final ThePortalAloneIsRefused portal;
    private final LettersToCall letters;
    private final WrongNumbers wrongNumbers;
    private final FollowUpWork work;

    Calls(
            Asking asking,
            Audit audit,
            PatientAccounts accounts,
            Patients patients,
            ObjectProvider<Contacts> contacts,
            Ladders ladders,
            ThePortalAloneIsRefused portal,
            LettersToCall letters,
            WrongNumbers wrongNumbers,
            FollowUpWork work) {
        this.asking = asking;
        this.audit = audit;
        this.accounts = accounts;
        this.patients = patients;
        this.contacts = contacts;
        this.ladders = ladders;
        this.portal = portal;
        this.letters = letters;
        this.wrongNumbers = wrongNumbers;
        this.work = work;
    }

    /** In the transaction that released it: where the portal alone will not do, it is a call at once (A.risk.1). */
    void insteadOfThePortal(Sql sql, List<Opening> openings) {
        var refused = portal.refused(sql, openings);
        if (refused.isEmpty()) {
            return;
        }
        var dead = patients.died(
                sql.viewer(),
                refused.keySet().stream().map(Opening::patient).distinct().toList());
        refused.keySet().removeIf(opening -> dead.contains(opening.patient()));
        owe(sql, refused);
    }

    /**
     * Who should have been called by now about what was opened long ago, for a practice that moves in with what it knows:
     * each call is due when it was due.
     */
    public void brought(Viewer.Job job, UUID patient) {
        asking.run(job, sql -> {
            var ladder = ladders.now();
            var owed = new ArrayList<Owed>();
            for (var it : ClimbRows.of(sql, patient)) {
                var by = ladder.callAt(it.consequence(), it.opened());
                if (it.consequence() != Consequence.ROUTINE && by.isBefore(sql.now())) {
                    owed.add(new Owed(patient, it.item(), CallReason.NOT_VIEWED, by));
                    work.open(sql, patient, it.consequence(), by);
                }
            }
            CallRows.owe(sql, owed);
        });
    }

    /** Opens calls, and the work of making them. */
    void owe(Sql sql, Map<Opening, CallReason> called) {
        if (called.isEmpty()) {
            return;
        }
        var ladder = ladders.now();
        var owed = new ArrayList<Owed>();
        called.forEach((opening, reason) -> {
            var by = ladder.callBy(opening.consequence(), sql.now(), sql.now());
            owed.add(new Owed(opening.patient(), opening.item(), reason, by));
            work.open(sql, opening.patient(), opening.consequence(), by);
        });
        CallRows.owe(sql, owed);
    }

    /** Somebody left: what they were told in the portal and had not read becomes a call. */
    @EventListener
    void left(PatientAccounts.Ended ended) {
        asking.run(JOB, sql -> {
            var unread = sql.of("""
                            select o.item_id, o.consequence from followup.obligation o
                            where o.patient_id = :patient and o.opened_at > :since
                              and not exists (select 1 from followup.viewing v
                                  where v.patient_id = o.patient_id and v.item_id = o.item_id and v.at >= o.opened_at)
                              and exists (select 1 from chart.item i where i.patient_id = o.patient_id
                                  and i.group_id = o.item_id and chart.stands(i.release_state, i.held_until) = 'RELEASED')
                            """)
                    .param("patient", ended.patient())
                    .param("since", Sql.time(sql.now().minus(accounts.dormantAfter())))
                    .query((row, _) -> new Opening(
                            ended.patient(),
                            row.getObject("item_id", UUID.class),
                            Consequence.valueOf(row.getString("consequence"))))
                    .list();
            var called = new LinkedHashMap<Opening, CallReason>();
            unread.forEach(it -> called.put(it, CallReason.LEFT));
            owe(sql, called);
        });
    }

    /** Who is to be called, the first due first, at most 100. */
    Listed<CallOwed> open(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var open = CallRows.open(sql, accounts.dormantAfter(), null);
            audit.record(
                    sql,
                    AuditEvent.many(
                            "calls-listed", null, "Patient", open.shown().size()));
            return open;
        });
    }

    /** Of whoever has taken calls on how many are open and how many late, and of those that are nobody's. */
    List<CallRows.Sum> sums(Viewer viewer) {
        return asking.as(viewer, sql -> CallRows.sums(sql, accounts.dormantAfter()));
    }

    /** How many are to be called; light, for the first page. */
    int count(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select count(distinct c.patient_id) from followup.call c where " + CallRows.OPEN)
                        .param("asleep", Sql.time(sql.now().minus(accounts.dormantAfter())))
                        .query(Integer.class)
                        .single());
    }

    /** What one patient is to be called about. */
    Optional<CallOwed> of(Viewer viewer, UUID patient) {
        return asking.as(
                viewer,
                sql -> CallRows.open(sql, accounts.dormantAfter(), patient).shown().stream()
                        .findFirst());
    }

    /** Takes a call on by name. */
    boolean take(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> {
            var owed = of(viewer, patient);
            owed.ifPresent(it -> {
                CallRows.take(sql, it);
                work.taken(sql, patient);
                audit.record(
                        sql,
                        AuditEvent.many(
                                "call-taken-on", patient, "chart", it.items().size()));
            });
            return owed.isPresent();
        });
    }

    /** At which of these numbers somebody else answered before, and since when that is known. */
    Map<String, Instant> wrong(Viewer viewer, UUID patient, List<String> numbers) {
        return asking.as(viewer, sql -> wrongNumbers.among(sql, patient, numbers));
    }

    /** What a page about it shows now. */
    CallSeen seen(Viewer viewer, CallOwed owed) {
        return asking.as(viewer, sql -> CallRows.seen(sql, owed));
    }

    /** How the last call to somebody ended, by the name of a person. */
    Optional<CallRows.Ended> ended(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> CallRows.ended(sql, patient));
    }

    /**
     * Keeps what came of a call, of what stood on the caller's page alone. What is no failed try closes it, by name; a
     * failed one plans the next, and the third makes it a certified letter. What is sent twice is kept once.
     *
     * @throws ContactIncomplete when a conversation lacks a part, or a refusal the identifiers; nothing is kept then
     * @throws WrongNumbers.Unsaid when a number was wrong and it could be any of several; nothing is kept then
     * @throws ThePortalAloneIsRefused.Refused when somebody would be left to a portal that does not reach them
     */
    CallKept record(Viewer viewer, UUID patient, CallDone done) {
        return asking.as(viewer, sql -> {
            CallRows.lock(sql, patient);
            var all = of(viewer, patient).orElse(null);
            if (all == null) {
                return CallKept.NOBODY;
            }
            var seen = done.seen();
            if (seen == null) {
                keep(sql, all, done);
                return CallKept.DONE;
            }
            if (!seen.isStillSo(CallRows.seen(sql, all))) {
                return CallRows.justTried(sql, patient, done.outcome()) ? CallKept.DONE : CallKept.CHANGED;
            }
            var told = all.items().stream().filter(seen.items()::containsKey).toList();
            if (told.isEmpty()) {
                return CallKept.CHANGED;
            }
            keep(sql, all.about(told), done);
            return told.size() < all.items().size() ? CallKept.SOMETHING_LEFT : CallKept.DONE;
        });
    }

    private void keep(Sql sql, CallOwed owed, CallDone done) {
        var viewer = sql.viewer();
        if (done.outcome() == CallOutcome.PORTAL) {
            portal.orRefuse(owed);
        }
        if (done.outcome() == CallOutcome.DECLINED && done.identifiers().size() < 2) {
            throw new ContactIncomplete(Set.of(Missing.TWO_IDENTIFIERS));
        }
        contact(viewer, owed, done);
        if (done.outcome() == CallOutcome.WRONG_NUMBER) {
            wrongNumbers.said(sql, owed.patient(), done.number());
        }
        if (!done.outcome().isFailedTry()) {
            close(sql, owed, done.outcome(), done.identifiers(), false);
        } else if (owed.tries() + 1 >= ladders.tries()) {
            close(sql, owed, CallOutcome.LETTER, Set.of(), true);
        } else {
            CallRows.again(sql, owed, ladders.now().nextTry(owed.gravest(), sql.now()));
            work.tried(sql, owed.patient());
        }
        audit.record(
                sql,
                AuditEvent.many(
                        "call-recorded", owed.patient(), "chart", owed.items().size()));
    }

    private void contact(Viewer viewer, CallOwed owed, CallDone done) {
        var outcome = done.outcome().contact();
        if (outcome == null) {
            return;
        }
        for (var item : owed.items()) {
            contacts.getObject()
                    .record(
                            viewer,
                            new ContactRecord(
                                    owed.patient(),
                                    item,
                                    Medium.PHONE,
                                    outcome,
                                    done.identifiers(),
                                    done.understood(),
                                    done.told()),
                            owed.items());
        }
    }

    /** Where a letter takes the place of the call it is prepared in the same transaction: certified for what is of consequence. */
    private void close(Sql sql, CallOwed owed, CallOutcome outcome, Set<Identifier> checked, boolean certified) {
        if (outcome == CallOutcome.LETTER) {
            var kind = certified || owed.gravest() != Consequence.ROUTINE
                    ? LettersToCall.Kind.CERTIFIED
                    : LettersToCall.Kind.PLAIN;
            letters.prepare(sql, owed.patient(), kind, owed.items());
        }
        CallRows.close(sql, owed, outcome, checked);
        work.closed(sql, owed.patient());
    }
}
