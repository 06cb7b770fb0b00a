package org.havenport.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.havenport.access.From;
import org.havenport.access.LostKeys;
import org.havenport.access.LostKeys.Turn;
import org.havenport.access.PasskeyProofs;
import org.havenport.access.SessionTokens;
import org.havenport.access.Totp;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.recovery.Recovery.Proof;
import org.havenport.recovery.Recovery.Stage;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/**
 * The door for somebody who gets in again alone: they ask, show that they read the mail of the account, show a second
 * thing, and choose a new password. A name that nobody has takes the same steps with the same answers.
 */
@Component
public class Recoveries {

    static final String ROOM = "recovery";
    static final String TYPE = "Recovery";

    private static final Duration NETWORK_WINDOW = Duration.ofMinutes(10);

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final LostKeys keys;
    private final PasskeyProofs passkeys;
    private final SecondProofs proofs;
    private final NobodyGetsInByRecoveryWithoutTwoProofs guard;
    private final Messages messages;

    Recoveries(
            Asking asking,
            Audit audit,
            Vault vault,
            LostKeys keys,
            SecondProofs proofs,
            NobodyGetsInByRecoveryWithoutTwoProofs guard,
            Messages messages,
            PasskeyProofs passkeys) {
        this.passkeys = passkeys;
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.keys = keys;
        this.proofs = proofs;
        this.guard = guard;
        this.messages = messages;
    }

    /**
     * Begins a recovery for a name, whether anybody has it or not: what is done about it is done later, by a round.
     *
     * @return what the browser is to hold; empty when this network asked too often
     */
    Optional<String> ask(String username, From from) {
        return asking.atTheDoor(sql -> {
            var network = keys.network(sql, from);
            if (RecoveryRows.askedFrom(sql, network, NETWORK_WINDOW) >= RecoveryParameters.OF_A_NETWORK) {
                audit.record(sql, AuditEvent.of("recovery-held-back"));
                return Optional.empty();
            }
            var handle = SessionTokens.make();
            RecoveryRows.add(sql, handle, keys.name(sql, username), network);
            audit.record(sql, AuditEvent.of("recovery-asked"));
            return Optional.of(handle);
        });
    }

    /** What a browser is to be shown next; empty when it holds no recovery. */
    Optional<Recovery> at(String handle) {
        return asking.atTheDoor(sql -> RecoveryRows.held(sql, handle));
    }

    /** The first proof: the code that was sent to the e-mail address of the account. */
    Step code(String handle, String typed, From from) {
        return tried(handle, Stage.CODE, from, (sql, recovery) -> {
            var counts = sql.of("select sent and code_ends_at > viewer.at() from recovery.own where id = :id")
                    .param("id", recovery.id())
                    .query(Boolean.class)
                    .single();
            if (!messages.isCode(recovery.id(), typed) || !counts || recovery.account() == null) {
                return false;
            }
            RecoveryRows.first(sql, recovery.id());
            return true;
        });
    }

    /** Sends the weaker second proof to the number of the account; false when there is none that may prove anything. */
    boolean sendText(String handle) {
        return asking.atTheDoor(sql -> {
            var recovery = at(sql, handle, Stage.SECOND).orElse(null);
            return recovery != null && proofs.sendText(sql, recovery);
        });
    }

    /** Which second proofs this recovery may be shown. */
    java.util.Set<Proof> ways(String handle) {
        return asking.atTheDoor(sql ->
                at(sql, handle, Stage.SECOND).map(it -> proofs.of(sql, it)).orElseGet(java.util.Set::of));
    }

    /** What a browser is to ask an authenticator for as the second proof; empty when no passkey may prove anything now. */
    Optional<String> passkeyToShow(String handle) {
        return asking.atTheDoor(sql -> at(sql, handle, Stage.SECOND).flatMap(it -> proofs.passkeyToShow(sql, it)));
    }

    /** The second proof, which is not the mail. */
    Step second(String handle, Proof proof, String typed, From from) {
        return tried(handle, Stage.SECOND, from, (sql, recovery) -> {
            if (!proofs.shows(sql, recovery, proof, typed)) {
                tellOnce(sql, recovery);
                return false;
            }
            return true;
        });
    }

    /** The user name of whoever has shown both, so that it is not chosen as the password; empty before. */
    Optional<String> username(String handle) {
        return asking.atTheDoor(sql ->
                at(sql, handle, Stage.PASSWORD).map(Recovery::account).map(account -> keys.username(sql, account)));
    }

    /** The secret for a new authenticator app, the same until it is over; empty when the old app stays. */
    Optional<String> secret(String handle) {
        return asking.atTheDoor(sql -> at(sql, handle, Stage.PASSWORD)
                .filter(it -> it.second() != null && it.second().phoneIsLost())
                .map(it -> secret(sql, it.id())));
    }

    /**
     * The last step: the new password, and the first digits of a new authenticator app where the old one is lost.
     */
    Step renew(String handle, LostKeys.NewPassword password, String digits) {
        return asking.atTheDoor(sql -> {
            var recovery = at(sql, handle, Stage.PASSWORD).orElse(null);
            var account = recovery == null ? null : recovery.account();
            if (recovery == null || account == null || recovery.second() == null) {
                return new Step.Over();
            }
            // Addresses may have changed, or a change been undone, since the code was sent (A2.1).
            var owner = keys.of(sql, account).orElse(null);
            if (owner == null || messages.rests(sql, owner)) {
                audit.record(sql, AuditEvent.about("recovery-held-back", null, TYPE, recovery.id()));
                return new Step.Over();
            }
            var secret = recovery.second().phoneIsLost() ? secret(sql, recovery.id()) : null;
            var step = 0L;
            if (secret != null) {
                var first = keys.firstStep(sql, secret, digits);
                if (first.isEmpty()) {
                    return new Step.WrongDigits();
                }
                step = first.getAsLong();
            }
            if (!guard.finishes(sql, recovery.id())) {
                return new Step.Over();
            }
            keys.renew(sql, account, password, secret, step);
            // A passkey that was not shown may have been added by a thief.
            passkeys.remove(sql, account, recovery.passkey());
            messages.tell(sql, RecoveryKinds.DONE, owner, recovery.id());
            audit.record(sql, AuditEvent.about("recovery-done", null, TYPE, recovery.id()));
            return new Step.Done();
        });
    }

    private Optional<Recovery> at(Sql sql, String handle, Stage stage) {
        return RecoveryRows.held(sql, handle).filter(it -> it.stage() == stage);
    }

    /** A proof that is tried: it counts with the failures of the name and for itself, and is looked at only then. */
    private Step tried(String handle, Stage stage, From from, BiFunction<Sql, Recovery, Boolean> proof) {
        return asking.atTheDoor(sql -> {
            var recovery = RecoveryRows.held(sql, handle).orElse(null);
            if (recovery == null) {
                return new Step.Over();
            }
            if (recovery.stage() != stage) {
                return new Step.Next();
            }
            Turn turn = keys.turn(sql, recovery.name(), from).orElse(null);
            if (turn == null || !RecoveryRows.tries(sql, recovery.id())) {
                if (turn != null) {
                    keys.right(sql, turn);
                }
                audit.record(sql, AuditEvent.about("recovery-held-back", null, TYPE, recovery.id()));
                return new Step.Held();
            }
            if (proof.apply(sql, recovery)) {
                keys.right(sql, turn);
                audit.record(sql, AuditEvent.about("recovery-proved", null, TYPE, recovery.id()));
                return new Step.Next();
            }
            keys.wrong(sql, turn, recovery.account());
            audit.record(sql, AuditEvent.about("recovery-not-proved", null, TYPE, recovery.id()));
            return new Step.Wrong();
        });
    }

    /** Whoever reads the mail and has no second thing may be a thief: the owner is told, once a recovery. */
    private void tellOnce(Sql sql, Recovery recovery) {
        var account = recovery.account();
        var first = sql.of("select tries = 1 from recovery.own where id = :id")
                .param("id", recovery.id())
                .query(Boolean.class)
                .single();
        if (first && account != null) {
            keys.of(sql, account).ifPresent(it -> messages.tell(sql, RecoveryKinds.REFUSED, it, recovery.id()));
        }
    }

    private String secret(Sql sql, UUID id) {
        var sealed = sql.of("select totp_sealed from recovery.own where id = :id")
                .param("id", id)
                .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
                .single();
        var context = "recovery.own|" + id + "|totp";
        if (sealed.isPresent()) {
            return new String(vault.openForRoom(sql, ROOM, sealed.get(), context), UTF_8);
        }
        var secret = Totp.newSecret();
        sql.of("update recovery.own set totp_sealed = :secret where id = :id")
                .param("secret", vault.sealForRoom(sql, ROOM, secret.getBytes(UTF_8), context))
                .param("id", id)
                .update();
        return secret;
    }
}
