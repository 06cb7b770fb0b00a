package org.havenport.recovery;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.access.LostKeys;
import org.havenport.access.LostKeys.Owner;
import org.havenport.access.PasskeyProofs;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.notices.Channel;
import org.havenport.protocols.Protocols;
import org.havenport.recovery.Recovery.Proof;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** The second proofs of a recovery, none of which is the mail. */
@Component
class SecondProofs {

    private final LostKeys keys;
    private final PasskeyProofs passkeys;
    private final Protocols protocols;
    private final Messages messages;
    private final Audit audit;

    SecondProofs(LostKeys keys, PasskeyProofs passkeys, Protocols protocols, Messages messages, Audit audit) {
        this.passkeys = passkeys;
        this.keys = keys;
        this.protocols = protocols;
        this.messages = messages;
        this.audit = audit;
    }

    /** Which may be shown. */
    Set<Proof> of(Sql sql, Recovery recovery) {
        var ways = EnumSet.of(Proof.TOTP, Proof.RECOVERY_CODE);
        if (byText(sql, recovery).isPresent()) {
            ways.add(Proof.TEXT);
        }
        if (recovery.account() != null && passkeys.has(sql, recovery.account())) {
            ways.add(Proof.PASSKEY);
        }
        return ways;
    }

    /** What a browser is to ask an authenticator for; empty when the account has no passkey. */
    Optional<String> passkeyToShow(Sql sql, Recovery recovery) {
        var account = recovery.account();
        return account == null || !passkeys.has(sql, account)
                ? Optional.empty()
                : Optional.of(passkeys.toShow(sql, recovery.id(), account));
    }

    /** Keeps that what was typed, or what an authenticator signed, is this proof; false when it is not. */
    boolean shows(Sql sql, Recovery recovery, Proof proof, String typed) {
        var account = recovery.account();
        if (account == null) {
            return false;
        }
        var passkey = proof == Proof.PASSKEY
                ? passkeys.shown(sql, recovery.id(), account, typed).orElse(null)
                : null;
        var right =
                switch (proof) {
                    case TOTP -> keys.totp(sql, account, typed.replaceAll("\\s", ""));
                    case RECOVERY_CODE -> keys.recoveryCode(sql, account, typed);
                    case TEXT -> isText(sql, recovery, typed);
                    case PASSKEY -> passkey != null;
                };
        if (right) {
            RecoveryRows.second(sql, recovery.id(), proof, passkey);
        }
        return right;
    }

    private boolean isText(Sql sql, Recovery recovery, String typed) {
        var id = recovery.textId();
        var fresh = sql.of("select coalesce(text_sent_at > :since, false) from recovery.own where id = :id")
                .param("since", Sql.time(sql.now().minus(RecoveryParameters.STEP)))
                .param("id", recovery.id())
                .query(Boolean.class)
                .single();
        return id != null && fresh && byText(sql, recovery).isPresent() && messages.isCode(id, typed);
    }

    /** Sends a code by text message, once for a recovery; false when none may prove anything. */
    boolean sendText(Sql sql, Recovery recovery) {
        var owner = recovery.textId() == null ? byText(sql, recovery).orElse(null) : null;
        if (owner == null) {
            return false;
        }
        var id = UUID.randomUUID();
        sql.of("update recovery.own set text_id = :text, text_sent_at = viewer.at() where id = :id")
                .param("text", id)
                .param("id", recovery.id())
                .update();
        audit.record(sql, AuditEvent.about("recovery-text-sent", null, Recoveries.TYPE, recovery.id()));
        return messages.code(sql, RecoveryKinds.TEXT, owner, id, Channel.TEXT);
    }

    /** Whose number may prove something: only where the practice decided so, a patient's that has been known for a day. */
    private Optional<Owner> byText(Sql sql, Recovery recovery) {
        var account = recovery.account();
        if (account == null || !protocols.value(RecoveryParameters.TEXT)) {
            return Optional.empty();
        }
        return keys.of(sql, account)
                .filter(owner -> owner.patient() != null)
                .filter(owner -> sql.of("""
                        select coalesce(recovery.number_known_since(:patient) <= :before, false)
                        """)
                        .param("patient", owner.patient())
                        .param("before", Sql.time(sql.now().minus(RecoveryParameters.NUMBER_KNOWN)))
                        .query(Boolean.class)
                        .single());
    }
}
