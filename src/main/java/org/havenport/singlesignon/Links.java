package org.havenport.singlesignon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.notices.NoticeKind;
import org.havenport.notices.Notices;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Which account of staff is whom at the organisation's sign-in: linked by an administrator to issuer and subject, never by
 * a name or an address, and never one's own. Where the account decides, a second administrator agrees before it opens anything.
 */
@Component
public class Links {

    static final NoticeKind LINKED = NoticeKind.security("singlesignon.linked");
    static final NoticeKind UNLINKED = NoticeKind.security("singlesignon.unlinked");

    private static final String ROOM = "singlesignon";
    private static final String ITEM = "account";

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final Notices notices;
    private final Provider provider;

    Links(Asking asking, Audit audit, Vault vault, Notices notices, Provider provider) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.notices = notices;
        this.provider = provider;
    }

    /**
     * Who an account is at the organisation's sign-in.
     *
     * @param waits whether it opens nothing yet, because a second administrator has to agree
     * @param linkedBy who said so
     */
    record Link(String subject, boolean waits, UUID linkedBy) {}

    /** Who this account is at the organisation's sign-in. */
    Optional<Link> of(Viewer administrator, UUID account) {
        return asking.as(
                administrator,
                sql -> sql.of("""
                        select subject_sealed, agreed_by is null and viewer.decides(account), linked_by
                        from singlesignon.link where account = :account
                        """)
                        .param("account", account)
                        .query((row, _) -> new Link(
                                new String(vault.openForRoom(sql, ROOM, row.getBytes(1), context(account)), UTF_8),
                                row.getBoolean(2),
                                Objects.requireNonNull(row.getObject(3, UUID.class))))
                        .optional());
    }

    /** Whether a link opens nothing yet. */
    boolean waits(Viewer administrator, UUID account) {
        return of(administrator, account).filter(Link::waits).isPresent();
    }

    /**
     * A second administrator agrees to what stands there; false when it is something else by now, was agreed
     * to before, or is one's own link or account.
     */
    boolean agree(Viewer administrator, UUID account, String subject) {
        return asking.as(administrator, sql -> {
            var agreed = sql.of("""
                            update singlesignon.link set agreed_by = viewer.actor(), agreed_at = viewer.at()
                            where account = :account and subject_blind = :blind and issuer = :issuer and agreed_by is null
                              and linked_by <> viewer.actor() and account <> viewer.actor()
                            """)
                            .param("account", account)
                            .param("issuer", provider.settings().issuer())
                            .param("blind", blind(sql, provider.settings().issuer(), subject))
                            .update()
                    == 1;
            if (agreed) {
                audit.record(sql, AuditEvent.about("single-sign-on-agreed", null, ITEM, account));
                notices.tellAccount(sql, LINKED, account, null, UUID.randomUUID());
            }
            return agreed;
        });
    }

    /** Links an account, in place of what it was linked to; false when somebody else is linked to this subject. */
    boolean link(Viewer administrator, UUID account, String subject) {
        try {
            return asking.as(administrator, sql -> {
                delete(sql, account);
                var issuer = provider.settings().issuer();
                sql.of("""
                                insert into singlesignon.link (account, issuer, subject_blind, subject_sealed, linked_by,
                                    linked_at)
                                values (:account, :issuer, :blind, :sealed, :by, :now)
                                """)
                        .param("account", account)
                        .param("issuer", issuer)
                        .param("blind", blind(sql, issuer, subject))
                        .param("sealed", vault.sealForRoom(sql, ROOM, subject.getBytes(UTF_8), context(account)))
                        .param("by", administrator.actor())
                        .param("now", Sql.time(sql.now()))
                        .update();
                audit.record(sql, AuditEvent.about("single-sign-on-linked", null, ITEM, account));
                if (opens(sql, account)) {
                    notices.tellAccount(sql, LINKED, account, null, UUID.randomUUID());
                }
                return true;
            });
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** Takes a link away; false when there was none. */
    boolean unlink(Viewer administrator, UUID account) {
        return asking.as(administrator, sql -> {
            var gone = delete(sql, account) == 1;
            if (gone) {
                audit.record(sql, AuditEvent.about("single-sign-on-unlinked", null, ITEM, account));
                notices.tellAccount(sql, UNLINKED, account, null, UUID.randomUUID());
            }
            return gone;
        });
    }

    Optional<UUID> account(Sql sql, Answers.Identity who) {
        return sql.of("""
                        select account from singlesignon.link where issuer = :issuer and subject_blind = :blind
                          and (agreed_by is not null or not viewer.decides(account))
                        """)
                .param("issuer", who.issuer())
                .param("blind", blind(sql, who.issuer(), who.subject()))
                .query(UUID.class)
                .optional();
    }

    boolean isLinked(Sql sql, UUID account) {
        return sql.of("""
                        select exists (select 1 from singlesignon.link where account = :account and issuer = :issuer
                          and (agreed_by is not null or not viewer.decides(account)))
                        """)
                .param("account", account)
                .param("issuer", provider.settings().issuer())
                .query(Boolean.class)
                .single();
    }

    /** Whether one administrator is enough. */
    private static boolean opens(Sql sql, UUID account) {
        return !sql.of("select viewer.decides(:account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    private static int delete(Sql sql, UUID account) {
        return sql.of("delete from singlesignon.link where account = :account")
                .param("account", account)
                .update();
    }

    private byte[] blind(Sql sql, String issuer, String subject) {
        return vault.blindForRoom(sql, ROOM, "subject", issuer + "|" + subject);
    }

    private static String context(UUID account) {
        return "singlesignon.link|" + account + "|subject";
    }
}
