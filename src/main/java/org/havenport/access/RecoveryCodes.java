package org.havenport.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.notices.Notices;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ten codes that stand in once each when a second factor is lost (B.sec.3). They are shown once; only keyed hashes are
 * kept. Every method works in a transaction at the door.
 */
@Component
public class RecoveryCodes {

    /** How many there are. */
    public static final int ALL = 10;

    private static final int HALF = 5;

    private final Vault vault;
    private final Audit audit;
    private final Notices notices;

    RecoveryCodes(Vault vault, Audit audit, Notices notices) {
        this.vault = vault;
        this.audit = audit;
        this.notices = notices;
    }

    /** How many are left, and since when there are any; null when none were ever made. */
    public record Left(int number, @Nullable Instant since) {}

    /** Makes new codes, as they are shown this once; those of before work no longer. */
    public List<String> make(Sql sql, UUID account) {
        remove(sql, account);
        var codes = new ArrayList<String>();
        for (int number = 1; number <= ALL; number++) {
            var code = InvitationCode.draw(2 * HALF);
            sql.of("""
                            insert into access.recovery_code (account, number, code_blind, made_at)
                            values (:account, :number, :code, :now)
                            """)
                    .param("account", account)
                    .param("number", number)
                    .param("code", blind(sql, account, code))
                    .param("now", Sql.time(sql.now()))
                    .update();
            codes.add(InvitationCode.shown(code, HALF));
        }
        audit.record(sql, AuditEvent.about("recovery-codes-made", null, "account", account));
        return codes;
    }

    /** Uses a code up and tells its person; false when it is none of theirs, or was used before. */
    public boolean use(Sql sql, UUID account, @Nullable UUID patient, String typed) {
        var used = sql.of("""
                                update access.recovery_code set used_at = :now
                                where account = :account and code_blind = :code and used_at is null
                                """)
                        .param("now", Sql.time(sql.now()))
                        .param("account", account)
                        .param("code", blind(sql, account, InvitationCode.typed(typed)))
                        .update()
                == 1;
        if (used) {
            audit.record(sql, AuditEvent.about("recovery-code-used", null, "account", account));
            notices.tellAccount(sql, NoticesOfFactors.RECOVERY_CODE_USED, account, patient, UUID.randomUUID());
        }
        return used;
    }

    /** Whether every one of these is a code of the account that still works. */
    public boolean work(Sql sql, UUID account, List<String> typed) {
        return !typed.isEmpty()
                && typed.size() <= ALL
                && typed.stream().allMatch(code -> works(sql, account, InvitationCode.typed(code)));
    }

    /** How many are left. */
    public Left left(Sql sql, UUID account) {
        return sql.of("""
                        select count(*) filter (where used_at is null) as left, max(made_at) as since
                        from access.recovery_code where account = :account
                        """)
                .param("account", account)
                .query((row, _) -> {
                    var since = row.getTimestamp("since");
                    return new Left(row.getInt("left"), since == null ? null : since.toInstant());
                })
                .single();
    }

    /** Takes every code away. */
    public void remove(Sql sql, UUID account) {
        sql.of("delete from access.recovery_code where account = :account")
                .param("account", account)
                .update();
    }

    private boolean works(Sql sql, UUID account, String code) {
        return sql.of("""
                        select exists (select 1 from access.recovery_code
                            where account = :account and code_blind = :code and used_at is null)
                        """)
                .param("account", account)
                .param("code", blind(sql, account, code))
                .query(Boolean.class)
                .single();
    }

    private byte[] blind(Sql sql, UUID account, String code) {
        return vault.blindForRoom(sql, "access", "recovery", account + " " + code);
    }
}
