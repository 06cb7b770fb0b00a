package org.havenport.access;

import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.passkeys.Answered;
import org.havenport.passkeys.PasskeysAtTheDoor;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to passkeys for whoever helps somebody who cannot get in: a passkey beside the mail proves who it is, and the
 * others end. Every method works in a transaction at the door.
 */
@Component
public class PasskeyProofs {

    private final PasskeysAtTheDoor passkeys;
    private final Audit audit;

    PasskeyProofs(PasskeysAtTheDoor passkeys, Audit audit) {
        this.passkeys = passkeys;
        this.audit = audit;
    }

    /** Whether an account has a passkey that works. */
    public boolean has(Sql sql, UUID account) {
        return passkeys.has(sql, account);
    }

    /**
     * What a browser is to ask an authenticator for: a passkey of this account.
     *
     * @param recovery which it is shown for
     * @return JSON
     */
    public String toShow(Sql sql, UUID recovery, UUID account) {
        return passkeys.toShowAgain(sql, browser(recovery), account);
    }

    /** Which passkey of this account was shown; empty when it was none of them, or not what was asked. */
    public Optional<UUID> shown(Sql sql, UUID recovery, UUID account, String answer) {
        return passkeys.answered(sql, browser(recovery), answer) instanceof Answered.Right(var whose, var passkey)
                        && whose.equals(account)
                ? Optional.of(passkey)
                : Optional.empty();
    }

    /**
     * Takes the passkeys of an account away, which may be in other hands.
     *
     * @param but the one that was shown; null for none
     */
    public void remove(Sql sql, UUID account, @Nullable UUID but) {
        if (passkeys.removeAllBut(sql, account, but) > 0) {
            audit.record(sql, AuditEvent.about("passkeys-removed", null, "account", account));
        }
    }

    private static String browser(UUID recovery) {
        return "recovery|" + recovery;
    }
}
