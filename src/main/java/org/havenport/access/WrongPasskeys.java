package org.havenport.access;

import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.notices.Notices;
import org.havenport.passkeys.Answered.Why;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is kept of an answer of an authenticator that was not taken: a line, and where the account is known a failed
 * sign-in with where it came from (A1.4). It never counts towards a lock, because nobody can guess a passkey. Whose passkey
 * was copied is told so, once.
 */
@Component
class WrongPasskeys {

    private final Audit audit;
    private final Sources sources;
    private final FailureLog log;
    private final Notices notices;

    WrongPasskeys(Audit audit, Sources sources, FailureLog log, Notices notices) {
        this.audit = audit;
        this.sources = sources;
        this.log = log;
        this.notices = notices;
    }

    private record Named(byte[] name, @Nullable UUID patient) {}

    /** Keeps one; {@code account} is whose it is, as far as that is certain. */
    void keep(Sql sql, WayIn way, Why why, @Nullable UUID account, From from) {
        if (why == Why.NOT_ASKED) {
            return;
        }
        var copied = why == Why.COPIED || why == Why.SHUT;
        var action = copied ? "copied-passkey-refused" : "sign-in-failed";
        audit.record(sql, AuditEvent.about(action, null, "account", account));
        if (account == null) {
            return;
        }
        var whose = sql.of("select username_blind, patient_id from access.account where id = :id")
                .param("id", account)
                .query((row, _) -> new Named(row.getBytes(1), row.getObject(2, UUID.class)))
                .single();
        log.keep(sql, way, whose.name(), sources.of(sql, whose.name(), from), from, false);
        if (why == Why.COPIED) {
            notices.tellAccount(sql, NoticesOfFactors.PASSKEY_COPIED, account, whose.patient(), UUID.randomUUID());
        }
    }
}
