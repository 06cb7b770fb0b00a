package org.havenport.passkeys;

import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.havenport.passkeys.Answered.Why;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Passkeys before anybody is known: what a browser is to ask for, and whose answer it is. The same is asked of everybody,
 * so nothing tells who has a passkey. Works in a transaction at the door; who asks writes the line of the log.
 */
@Component
public class PasskeysAtTheDoor {

    private final Asking asking;
    private final Questions questions;
    private final Ceremony ceremony;
    private final WhereFrom where;
    private final CopiedPasskeysAreShut copied;

    PasskeysAtTheDoor(
            Asking asking, Questions questions, Ceremony ceremony, WhereFrom where, CopiedPasskeysAreShut copied) {
        this.asking = asking;
        this.questions = questions;
        this.ceremony = ceremony;
        this.where = where;
        this.copied = copied;
    }

    /**
     * What a browser is to ask an authenticator for, whoever sits before it.
     *
     * @param browser a secret of this browser alone
     * @return JSON
     */
    public String toShow(Sql sql, String browser) {
        return Options.toShow(questions.ask(sql, browser, null), where.host(), List.of());
    }

    /** As {@link #toShow(Sql, String)}, of somebody who is known: only their own passkeys will do. */
    public String toShowAgain(Sql sql, String browser, UUID account) {
        return Options.toShow(questions.ask(sql, browser, account), where.host(), Passkeys.described(sql, account));
    }

    /**
     * Whose answer this is. What was asked is used up by it, right or wrong. The account may have ended: that is for the
     * caller to look at.
     *
     * @param browser as when it was asked
     * @param answer JSON, as the browser sent it
     */
    public Answered answered(Sql sql, String browser, String answer) {
        var challenge = questions.take(sql, browser);
        if (challenge.isEmpty()) {
            return new Answered.Wrong(Why.NOT_ASKED, null);
        }
        var wrong = new Answered.Wrong(Why.NOT_RIGHT, null);
        var read = ceremony.read(answer);
        if (read.isEmpty()) {
            return wrong;
        }
        var row = sql.of("""
                        select c.id, c.account, h.handle, c.attested, c.sign_count, c.may_be_copied, c.is_copied, c.shut_at
                        from passkeys.credential c join passkeys.handle h on h.account = c.account
                        where c.credential_id = :credential for update of c
                        """)
                .param("credential", read.get().getCredentialId())
                .query((it, _) -> Row.of(it))
                .optional();
        var handle = read.get().getUserHandle();
        if (row.isEmpty() || handle == null || !MessageDigest.isEqual(row.get().handle(), handle)) {
            return wrong;
        }
        try {
            var signed = ceremony.signed(read.get(), challenge.get(), row.get());
            return signed.isEmpty() ? wrong : used(sql, row.get(), signed.get());
        } catch (Ceremony.CountsBackwards twoOfIt) {
            copied.shut(sql, row.get());
            return new Answered.Wrong(Why.COPIED, row.get().account());
        }
    }

    private static Answered used(Sql sql, Row row, Ceremony.Signed signed) {
        if (row.shut()) {
            return new Answered.Wrong(Why.SHUT, row.account());
        }
        sql.of("""
                        update passkeys.credential set sign_count = :count, is_copied = :is, used_at = :now
                        where id = :id
                        """)
                .param("count", signed.signCount())
                .param("is", signed.isCopied())
                .param("now", Sql.time(sql.now()))
                .param("id", row.id())
                .update();
        return new Answered.Right(row.account(), row.id());
    }

    /** Whether an account has a passkey that works. */
    public boolean has(Sql sql, UUID account) {
        return sql.of("select exists (select 1 from passkeys.credential where account = :account and shut_at is null)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** Takes every passkey of an account away but one, if there is one to be kept; how many there were. */
    public int removeAllBut(Sql sql, UUID account, @Nullable UUID kept) {
        return sql.of("delete from passkeys.credential where account = :account and id is distinct from :kept")
                .param("account", account)
                .param("kept", kept, java.sql.Types.OTHER)
                .update();
    }

    /** The accounts that have a passkey that works, to be counted. */
    public List<UUID> holders(Viewer.Job job) {
        return asking.as(
                job,
                sql -> sql.of("select distinct account from passkeys.credential where shut_at is null")
                        .query(UUID.class)
                        .list());
    }
}
