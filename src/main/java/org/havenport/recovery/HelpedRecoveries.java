package org.havenport.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.BiFunction;
import org.havenport.access.From;
import org.havenport.access.LostKeys;
import org.havenport.access.PasskeyProofs;
import org.havenport.access.Totp;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.recovery.GivenCodes.Used;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** The door for whoever got a code from the practice: with it they choose a password and set up an authenticator app. */
@Component
public class HelpedRecoveries {

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final LostKeys keys;
    private final PasskeyProofs passkeys;
    private final GivenCodes codes;
    private final NobodyGetsInByRecoveryWithoutTwoProofs guard;
    private final Messages messages;

    HelpedRecoveries(
            Asking asking,
            Audit audit,
            Vault vault,
            LostKeys keys,
            GivenCodes codes,
            NobodyGetsInByRecoveryWithoutTwoProofs guard,
            Messages messages,
            PasskeyProofs passkeys) {
        this.passkeys = passkeys;
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.keys = keys;
        this.codes = codes;
        this.guard = guard;
        this.messages = messages;
    }

    /** How a step ended. */
    sealed interface Came {
        /** The code is right; the secret for the new authenticator app. */
        record Opened(String secret) implements Came {}

        /** Everything is new. */
        record Done() implements Came {}

        /** The digits do not fit the secret. */
        record WrongDigits(String secret) implements Came {}

        /** No such code, or it was used or is too old. */
        record Wrong() implements Came {}

        /** Nothing may be tried now. */
        record Held() implements Came {}
    }

    /** Whether name and code go together; the secret stays the same until everything is chosen. */
    Came open(String username, String code, From from) {
        return withCode(username, code, from, (sql, used) -> new Came.Opened(secret(sql, used)));
    }

    /** Everything is chosen: the password, and the first digits of the app. What opened the account before may open it no longer. */
    Came choose(String username, String code, LostKeys.NewPassword password, String digits, From from) {
        return withCode(username, code, from, (sql, used) -> {
            var secret = secret(sql, used);
            var step = keys.firstStep(sql, secret, digits);
            if (step.isEmpty()) {
                return new Came.WrongDigits(secret);
            }
            if (!guard.uses(sql, used.id())) {
                return new Came.Wrong();
            }
            keys.renew(sql, used.account(), password, secret, step.getAsLong());
            if (used.lost()) {
                passkeys.remove(sql, used.account(), null);
            }
            keys.of(sql, used.account()).ifPresent(it -> messages.tell(sql, RecoveryKinds.DONE, it, used.id()));
            audit.record(sql, AuditEvent.about("recovery-done", null, Recoveries.TYPE, used.id()));
            return new Came.Done();
        });
    }

    private Came withCode(String username, String code, From from, BiFunction<Sql, Used, Came> then) {
        return asking.atTheDoor(sql -> {
            var name = keys.name(sql, username);
            var turn = keys.turnWithHelp(sql, name, from).orElse(null);
            if (turn == null) {
                audit.record(sql, AuditEvent.of("recovery-held-back"));
                return new Came.Held();
            }
            var used = codes.find(sql, name, code).orElse(null);
            if (used == null) {
                keys.wrong(sql, turn, null);
                audit.record(sql, AuditEvent.of("recovery-not-proved"));
                return new Came.Wrong();
            }
            keys.right(sql, turn);
            return then.apply(sql, used);
        });
    }

    private String secret(Sql sql, Used used) {
        var context = "recovery.assisted|" + used.id() + "|totp";
        var sealed = used.secret();
        if (sealed != null) {
            return new String(vault.openForRoom(sql, Recoveries.ROOM, sealed, context), UTF_8);
        }
        var secret = Totp.newSecret();
        codes.keep(sql, used.id(), vault.sealForRoom(sql, Recoveries.ROOM, secret.getBytes(UTF_8), context));
        return secret;
    }
}
