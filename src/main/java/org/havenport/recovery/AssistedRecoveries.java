package org.havenport.recovery;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.access.LostKeys;
import org.havenport.access.LostKeys.Owner;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.home.NotHere;
import org.havenport.notices.Notices;
import org.havenport.patients.Patients;
import org.havenport.patients.Retyped;
import org.havenport.recovery.Helped.Given;
import org.havenport.recovery.Helped.Method;
import org.havenport.recovery.Helped.Reason;
import org.havenport.recovery.Helped.Refused;
import org.havenport.recovery.Helped.Waits;
import org.havenport.recovery.Helped.Why;
import org.havenport.staff.Staff;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door for staff who help somebody to get in again. They check two identifiers and write down how they made sure who
 * it is; what they get is a code for that person, who then chooses everything. They never learn a password.
 */
@Component
public class AssistedRecoveries {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int CODES_A_DAY = 5;

    private final Asking asking;
    private final Audit audit;
    private final LostKeys keys;
    private final GivenCodes codes;
    private final Patients patients;
    private final Staff staff;
    private final Notices notices;
    private final Messages messages;

    AssistedRecoveries(
            Asking asking,
            Audit audit,
            LostKeys keys,
            GivenCodes codes,
            Patients patients,
            Staff staff,
            Notices notices,
            Messages messages) {
        this.asking = asking;
        this.audit = audit;
        this.keys = keys;
        this.codes = codes;
        this.patients = patients;
        this.staff = staff;
        this.notices = notices;
        this.messages = messages;
    }

    /** What staff say about whom they have before them. */
    record Said(
            Typed typed, @Nullable Method method, @Nullable Reason reason) {}

    /** What is known of an account before anybody is helped. */
    private record Known(
            Owner owner,
            String username,
            boolean contactIsNew,
            boolean enteredByHelper,
            boolean tooOften,
            boolean sameName,
            boolean told) {}

    /**
     * How it stands with a patient who is to be helped.
     *
     * @param account whether they have one
     * @param contactIsNew whether they must come in person because addresses changed lately
     * @param told whether somebody other than the viewer learns that a code was given; else two people make sure
     * @param waiting what waits for a second person, or null
     */
    record Standing(boolean account, boolean contactIsNew, boolean told, GivenCodes.@Nullable Waiting waiting) {}

    Standing standing(Viewer viewer, UUID patient) {
        if (patients.viewed(viewer, patient, "recovery-help-opened").isEmpty()) {
            throw new NotHere();
        }
        var owner = asking.atTheDoor(sql -> keys.ofPatient(sql, patient)).orElse(null);
        if (owner == null) {
            return new Standing(false, false, true, null);
        }
        var waiting = waiting(viewer, owner);
        return asking.atTheDoor(
                sql -> new Standing(true, messages.rests(sql, owner), told(sql, viewer, owner), waiting));
    }

    private GivenCodes.@Nullable Waiting waiting(Viewer viewer, Owner owner) {
        return asking.as(
                        viewer,
                        sql -> codes.waiting(sql, owner.account(), sql.now().minus(A_DAY)))
                .orElse(null);
    }

    /** Helps a patient whom the front desk or a portal coordinator has before them. */
    Helped patient(Viewer viewer, UUID patient, Said said) {
        var person = patients.who(viewer, patient).orElseThrow(NotHere::new);
        var known = asking.atTheDoor(sql -> keys.ofPatient(sql, patient)
                .map(it -> known(sql, viewer, it, said))
                .orElse(null));
        var why = whyNot(viewer, known, said, said.typed().agreesWith(person));
        if (why != null || known == null) {
            return refused(viewer, patient, why == null ? Why.NO_ACCOUNT : why);
        }
        if (known.told()) {
            return give(viewer, known, said, false);
        }
        var waiting = waiting(viewer, known.owner());
        if (waiting == null) {
            return give(viewer, known, said, true);
        }
        var checked = names(said.typed().what());
        return waiting.own() ? new Waits() : agreed(viewer, known.owner(), known.username(), waiting.id(), checked);
    }

    /** The second person has made sure as well, and gets the code. */
    private Helped agreed(Viewer viewer, Owner owner, String username, UUID id, @Nullable String checked) {
        return asking.as(viewer, sql -> {
            var given = codes.agree(sql, id, username, checked);
            tell(sql, owner, id, "recovery-help-agreed");
            return given;
        });
    }

    /** Helps somebody who works here; for those with much power a second administrator agrees first. */
    Helped member(Viewer viewer, UUID account, Said said) {
        var worker = staff.worker(viewer, account).orElseThrow(NotHere::new);
        var known = asking.atTheDoor(sql -> keys.of(sql, account)
                .filter(it -> it.kind() == Viewer.Kind.STAFF)
                .map(it -> known(sql, viewer, it, said))
                .orElse(null));
        var member = worker.member();
        var agrees = known != null && said.typed().agreesWith(member.given(), member.family(), known.sameName());
        var why = whyNot(viewer, known, said, agrees);
        if (why != null || known == null) {
            return refused(viewer, null, why == null ? Why.NO_ACCOUNT : why);
        }
        var decides = asking.atTheDoor(sql -> sql.of("select viewer.decides(:account)")
                .param("account", account)
                .query(Boolean.class)
                .single());
        return give(viewer, known, said, decides);
    }

    /** A second administrator agrees, and gets the code for the person; nothing for oneself or one's own request. */
    Helped agree(Viewer viewer, UUID id) {
        var waiting = asking.as(
                        viewer,
                        sql -> sql.of("""
                                select account from recovery.assisted where id = :id and kind = 'STAFF' and needs_second
                                  and agreed_at is null and withdrawn_at is null and asked_by <> viewer.actor()
                                  and account <> viewer.actor() and asked_at > :since
                                """)
                                .param("id", id)
                                .param("since", Sql.time(sql.now().minus(A_DAY)))
                                .query(UUID.class)
                                .optional())
                .orElseThrow(NotHere::new);
        var owner = asking.atTheDoor(sql -> keys.of(sql, waiting)).orElseThrow(NotHere::new);
        var username = asking.atTheDoor(sql -> keys.username(sql, waiting));
        return agreed(viewer, owner, username, id, null);
    }

    /** A code is not to be used: it is withdrawn by whoever gave it, or by a second administrator. */
    boolean withdraw(Viewer viewer, UUID id) {
        return asking.as(viewer, sql -> {
            var done = sql.of("""
                            update recovery.assisted set withdrawn_at = viewer.at(), withdrawn_by = viewer.actor()
                            where id = :id and used_at is null and withdrawn_at is null
                            """).param("id", id).update() == 1;
            if (done) {
                audit.record(sql, AuditEvent.about("recovery-help-withdrawn", null, Recoveries.TYPE, id));
            }
            return done;
        });
    }

    /** Whether a letter with this code may be printed: once, by whoever gave it, while it works. */
    Optional<Given> printed(Viewer viewer, UUID id, String code) {
        var given = asking.as(
                viewer,
                sql -> codes.print(sql, id, code).map(account -> {
                    audit.record(sql, AuditEvent.about("recovery-letter-printed", null, Recoveries.TYPE, id));
                    return account;
                }));
        return given.map(it ->
                asking.atTheDoor(sql -> new Given(id, code, keys.username(sql, it.account()), it.until())));
    }

    private Known known(Sql sql, Viewer viewer, Owner owner, Said said) {
        var lately = sql.of("select count(*) from recovery.assisted where account = :account and asked_at > :since")
                .param("account", owner.account())
                .param("since", Sql.time(sql.now().minus(A_DAY)))
                .query(Long.class)
                .single();
        var name = keys.name(sql, Retyped.text(said.typed().username()));
        return new Known(
                owner,
                keys.username(sql, owner.account()),
                messages.rests(sql, owner),
                entered(sql, viewer, owner),
                lately >= CODES_A_DAY,
                MessageDigest.isEqual(name, owner.name()),
                told(sql, viewer, owner));
    }

    /** Whether anybody but the viewer is told that a code was given. */
    private static boolean told(Sql sql, Viewer viewer, Owner owner) {
        return sql.of("select recovery.is_told(:account, :helper)")
                .param("account", owner.account())
                .param("helper", viewer.actor())
                .query(Boolean.class)
                .single();
    }

    /** Whether the viewer has entered an address for this person within a week: then somebody else helps. */
    private static boolean entered(Sql sql, Viewer viewer, Owner owner) {
        return sql.of("select recovery.entered_their_address(:account, :helper)")
                .param("account", owner.account())
                .param("helper", viewer.actor())
                .query(Boolean.class)
                .single();
    }

    private static @Nullable Why whyNot(Viewer viewer, @Nullable Known known, Said said, boolean agrees) {
        if (known == null) {
            return Why.NO_ACCOUNT;
        }
        if (known.owner().account().equals(viewer.actor())) {
            return Why.ONESELF;
        }
        if (said.method() == null || said.reason() == null) {
            return Why.NOT_CHOSEN;
        }
        if (!said.typed().isEnough()) {
            return Why.NOT_ENOUGH;
        }
        if (!agrees) {
            return Why.DOES_NOT_AGREE;
        }
        if (known.contactIsNew() && said.method() != Method.IN_PERSON) {
            return Why.IN_PERSON_ONLY;
        }
        if (known.enteredByHelper()) {
            return Why.SOMEBODY_ELSE;
        }
        return known.tooOften() ? Why.TOO_OFTEN : null;
    }

    private Helped refused(Viewer viewer, @Nullable UUID patient, Why why) {
        asking.run(
                viewer,
                sql -> audit.record(
                        sql,
                        AuditEvent.about(
                                "recovery-help-refused", patient, patient == null ? null : "Patient", patient)));
        return new Refused(why);
    }

    private Helped give(Viewer viewer, Known known, Said said, boolean second) {
        var id = UUID.randomUUID();
        return asking.as(viewer, sql -> {
            codes.ask(sql, id, known.owner(), said, known.contactIsNew(), second);
            if (second) {
                audit.record(sql, AuditEvent.about("recovery-help-asked", null, Recoveries.TYPE, id));
                return new Waits();
            }
            var given = codes.draw(sql, id, known.username());
            tell(sql, known.owner(), id, "recovery-help-given");
            return given;
        });
    }

    private void tell(Sql sql, Owner owner, UUID id, String action) {
        notices.tellAccount(sql, RecoveryKinds.HELPED, owner.account(), owner.patient(), id);
        audit.record(sql, AuditEvent.about(action, owner.patient(), Recoveries.TYPE, id));
    }

    static String names(Set<Typed.What> what) {
        return what.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }
}
