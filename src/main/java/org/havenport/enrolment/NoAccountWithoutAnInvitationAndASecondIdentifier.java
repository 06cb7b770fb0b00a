package org.havenport.enrolment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.havenport.enrolment.SealedInEnrolment.ROOM;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.havenport.access.From;
import org.havenport.access.InvitationCode;
import org.havenport.access.NewAccount;
import org.havenport.access.PatientAccounts;
import org.havenport.access.Totp;
import org.havenport.access.Tries;
import org.havenport.access.Try;
import org.havenport.access.WayIn;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.notices.Notices;
import org.havenport.protocols.Protocols;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Uses an invitation up (B.sec.4, A1.4). A try is counted before anything is compared, and what is not an invitation costs
 * the same statements as what is one, so nobody learns which codes there are. After a few wrong birth dates the invitation
 * is closed, which only the staff see.
 */
@Component
class NoAccountWithoutAnInvitationAndASecondIdentifier implements Safeguard {

    private static final String OPEN =
            "used_at is null and withdrawn_at is null and closed_at is null and ends_at > viewer.at()";
    private static final Viewer JOB = Viewer.job("enrolment");

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final Tries tries;
    private final PatientAccounts accounts;
    private final Protocols protocols;
    private final Notices notices;

    NoAccountWithoutAnInvitationAndASecondIdentifier(
            Asking asking,
            Audit audit,
            Vault vault,
            Tries tries,
            PatientAccounts accounts,
            Protocols protocols,
            Notices notices) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.tries = tries;
        this.accounts = accounts;
        this.protocols = protocols;
        this.notices = notices;
    }

    /**
     * What somebody brings.
     *
     * @param born the birth date as {@code 1951-03-14}
     */
    record Brought(String code, String born, From from) {

        @Override
        public String toString() {
            return "Brought[withheld]";
        }
    }

    /** How a step ended. */
    sealed interface Step {
        /** Both fit; this is the secret for the authenticator app, which no one had before. */
        record Opened(UUID patient, String secret) implements Step {}

        /** The account is made and its owner signed in. */
        record Made(PatientAccounts.Begun begun) implements Step {}

        /** The six digits were wrong; the secret is still the same. */
        record WrongDigits(String secret) implements Step {}

        /** Somebody has this user name; the secret is still the same. */
        record NameTaken(String secret) implements Step {}

        /** This person has an account already: a matter for the staff. */
        record HasAccount() implements Step {}

        /** No such invitation, the wrong birth date, or not to be tried now; nobody is told which. */
        record Refused(Try why) implements Step {}
    }

    private record Open(UUID patient, UUID id, byte @Nullable [] secret) {}

    /** First step: the code and the birth date. A new secret is drawn each time. */
    Step open(Brought brought) {
        return with(brought, (sql, open) -> {
            var secret = Totp.newSecret();
            sql.of("update enrolment.invitation set totp_sealed = :secret where patient_id = :patient and id = :id")
                    .param("secret", vault.sealForRoom(sql, ROOM, secret.getBytes(UTF_8), context(open)))
                    .param("patient", open.patient())
                    .param("id", open.id())
                    .update();
            audit.record(sql, AuditEvent.about("invitation-opened", open.patient(), "invitation", open.id()));
            return new Step.Opened(open.patient(), secret);
        });
    }

    /** The secret once more, for a form that was filled in wrongly. */
    Step look(Brought brought) {
        return with(brought, (sql, open) -> new Step.Opened(open.patient(), secret(sql, open)));
    }

    /**
     * Second step: the chosen name and password, and the first code of the authenticator app.
     *
     * @throws org.havenport.passwords.PasswordRefused when the password does not follow the rules
     */
    Step enrol(Brought brought, String username, String password, String digits) {
        var shown = look(brought);
        if (!(shown instanceof Step.Opened opened)) {
            return shown;
        }
        // Hashing is dear: only who has shown an invitation gets that far.
        var step = made(brought, username, password, digits, accounts.hash(password, username));
        // Both were right a moment ago: whoever sent them at the same time was faster.
        return step instanceof Step.Refused && asking.atTheDoor(sql -> accounts.has(sql, opened.patient()))
                ? new Step.HasAccount()
                : step;
    }

    private Step made(Brought brought, String username, String password, String digits, String hash) {
        try {
            return make(brought, username, password, digits, hash);
        } catch (DuplicateKeyException somebodyWasFaster) {
            // Nothing of it was kept; now it is seen that the name is taken, or the account made.
            return make(brought, username, password, digits, hash);
        }
    }

    private Step make(Brought brought, String username, String password, String digits, String hash) {
        return with(brought, (sql, open) -> {
            var secret = secret(sql, open);
            var step = Totp.stepOf(secret, digits, sql.now());
            if (step.isEmpty()) {
                return new Step.WrongDigits(secret);
            }
            if (accounts.taken(sql, username)) {
                return new Step.NameTaken(secret);
            }
            var begun = accounts.enrol(
                    sql, open.patient(), new NewAccount(username, password, secret), hash, step.getAsLong());
            sql.of("""
                            update enrolment.invitation set used_at = viewer.at(), totp_sealed = null, account = :account
                            where patient_id = :patient and id = :id
                            """)
                    .param("account", begun.account())
                    .param("patient", open.patient())
                    .param("id", open.id())
                    .update();
            back(sql, open.patient());
            audit.record(sql, AuditEvent.about("invitation-used", open.patient(), "account", begun.account()));
            Asking.afterCommit(() -> asking.run(
                    JOB, told -> notices.tell(told, EnrolmentNotices.MADE, open.patient(), begun.account())));
            return new Step.Made(begun);
        });
    }

    private static void back(Sql sql, UUID patient) {
        sql.of("select enrolment.returned(:patient)")
                .param("patient", patient)
                .query(Boolean.class)
                .single();
    }

    private Step with(Brought brought, BiFunction<Sql, Open, Step> then) {
        var code = InvitationCode.typed(brought.code());
        var tried = tries.once(WayIn.ACTIVATION, "code " + code, brought.from(), sql -> {
            var found = count(sql, code);
            var id = found.map(Found::id).orElse(Viewer.NO_ID);
            var born = InvitationRows.bornBlind(vault, sql, id, brought.born());
            var right = found.filter(it -> MessageDigest.isEqual(it.born(), born));
            if (right.isEmpty()) {
                var patient = found.map(Found::patient).orElse(null);
                var invitation = found.map(Found::id).orElse(null);
                audit.record(sql, AuditEvent.about("activation-failed", patient, "invitation", invitation));
                return Optional.<Step>empty();
            }
            var open = right.get();
            uncount(sql, open);
            return Optional.of(
                    accounts.has(sql, open.patient())
                            ? new Step.HasAccount()
                            : then.apply(sql, new Open(open.patient(), open.id(), open.secret())));
        });
        return switch (tried) {
            case Tries.Tried.Right<Step>(var step) -> step;
            case Tries.Tried.Wrong<Step>(var why) -> new Step.Refused(why);
        };
    }

    private record Found(UUID patient, UUID id, byte[] born, byte @Nullable [] secret) {}

    /** Counts a try of an open invitation and closes it after the last; the same statement when there is none. */
    private Optional<Found> count(Sql sql, String code) {
        return sql.of("""
                        update enrolment.invitation set tries = tries + 1,
                            closed_at = case when tries + 1 >= :most then viewer.at() end
                        where code_blind = :code and %s
                        returning patient_id, id, born_blind, totp_sealed
                        """.formatted(OPEN))
                .param("most", protocols.value(EnrolmentParameters.TRIES))
                .param("code", InvitationRows.codeBlind(vault, sql, code))
                .query((row, _) -> new Found(
                        row.getObject("patient_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getBytes("born_blind"),
                        row.getBytes("totp_sealed")))
                .optional();
    }

    /** It was right: as if it had not been counted. */
    private static void uncount(Sql sql, Found found) {
        sql.of("""
                        update enrolment.invitation set tries = tries - 1, closed_at = null
                        where patient_id = :patient and id = :id
                        """).param("patient", found.patient()).param("id", found.id()).update();
    }

    /** The secret that was shown; a form sent without having seen one gets a new one, which no app knows. */
    private String secret(Sql sql, Open open) {
        var sealed = open.secret();
        return sealed == null
                ? Totp.newSecret()
                : new String(vault.openForRoom(sql, ROOM, sealed, context(open)), UTF_8);
    }

    private static String context(Open open) {
        return "enrolment.invitation|" + open.id() + "|totp";
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.4", "A1.4", "A1.8");
    }

    @Override
    public String promise() {
        return "No account without an invitation and a second identifier.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(
                Viewer.job("safeguards"),
                sql -> sql.of("""
                        select count(*) filter (where a.origin = 'INVITATION') as invited,
                               count(*) filter (where a.origin = 'INVITATION' and not exists (
                                   select 1 from enrolment.invitation i where i.patient_id = a.patient_id
                                     and i.account = a.id and i.tries < :most)) as without,
                               count(*) filter (where a.origin = 'PROGRAM') as program
                        from access.account a where a.kind = 'PATIENT'
                        """)
                        .param("most", protocols.value(EnrolmentParameters.TRIES))
                        .query((row, _) -> {
                            var seen =
                                    "%d of %d accounts made in the portal lack an invitation; the program brought in %d others."
                                            .formatted(
                                                    row.getLong("without"),
                                                    row.getLong("invited"),
                                                    row.getLong("program"));
                            return Evidence.none(row.getLong("without"), seen, sql.now(), EnrolmentController.LISTS);
                        })
                        .single());
    }
}
