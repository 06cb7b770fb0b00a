package org.havenport.passkeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** A person's own passkeys: added, named, removed by themselves and by nobody else (B.sec.3). */
@Component
public class Passkeys {

    /** How long a name may be, in characters. */
    public static final int LONGEST_LABEL = 60;

    private static final String ROOM = "passkeys";
    private static final String ITEM = "passkey";

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final Questions questions;
    private final Ceremony ceremony;
    private final WhereFrom where;

    Passkeys(Asking asking, Audit audit, Vault vault, Questions questions, Ceremony ceremony, WhereFrom where) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.questions = questions;
        this.ceremony = ceremony;
        this.where = where;
    }

    /** A person's own passkeys, the newest first. */
    public List<Passkey> of(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                                select id, label_sealed, may_be_copied, transports, added_at, used_at, shut_at
                                from passkeys.credential where account = :account order by added_at desc, id
                                """)
                        .param("account", viewer.actor())
                        .query((row, _) -> passkey(sql, row))
                        .list());
    }

    /**
     * What the browser is to ask an authenticator for, so that it makes a passkey for this person.
     *
     * @param portal how the portal is called on the authenticator
     * @param name what this person signs in as, for the list on their own authenticator
     * @return JSON
     */
    public String toMake(Viewer viewer, String portal, String name) {
        return asking.as(viewer, sql -> {
            var challenge = questions.ask(sql, browserOf(viewer), viewer.actor());
            return Options.toMake(
                    challenge, where.host(), portal, handle(sql, viewer.actor()), name, described(sql, viewer.actor()));
        });
    }

    /**
     * Adds the passkey of an answer to {@link #toMake}; {@code Right} names it.
     *
     * @param alongside what belongs to the same transaction when it was added; it is told which one
     */
    public Answered add(Viewer viewer, String answer, String label, BiConsumer<Sql, UUID> alongside) {
        var added = asking.as(viewer, sql -> {
            var challenge = questions.take(sql, browserOf(viewer));
            if (challenge.isEmpty()) {
                return new Answered.Wrong(Answered.Why.NOT_ASKED, null);
            }
            return ceremony.made(answer, challenge.get())
                    .map(made -> keep(sql, made, label, alongside))
                    .orElseGet(() -> new Answered.Wrong(Answered.Why.NOT_RIGHT, null));
        });
        if (added instanceof Answered.Wrong) {
            audit.refused(viewer, AuditEvent.of("passkey-added"));
        }
        return added;
    }

    /** Gives one of a person's own passkeys another name; false when there is no such. */
    public boolean rename(Viewer viewer, UUID passkey, String label) {
        return asking.as(viewer, sql -> {
            var renamed = sql.of("""
                                    update passkeys.credential set label_sealed = :label
                                    where id = :id and account = :account
                                    """)
                            .param("label", sealed(sql, passkey, label))
                            .param("id", passkey)
                            .param("account", viewer.actor())
                            .update()
                    == 1;
            if (renamed) {
                audit.record(sql, AuditEvent.about("passkey-renamed", null, ITEM, passkey));
            }
            return renamed;
        });
    }

    /** What became of a wish to remove a passkey. */
    public enum Removed {
        DONE,
        /** There is no such passkey of this person. */
        NOT_THERE,
        /** It is the last way in, and nobody locks themselves out. */
        LAST_WAY_IN
    }

    /**
     * Removes one of a person's own passkeys, unless it is the last way in.
     *
     * @param otherWays whether this person can sign in without any passkey
     * @param alongside what belongs to the same transaction when it was removed
     */
    public Removed remove(Viewer viewer, UUID passkey, boolean otherWays, Consumer<Sql> alongside) {
        return asking.as(viewer, sql -> {
            var all = sql.of("""
                            select id from passkeys.credential
                            where account = :account and (shut_at is null or id = :id) order by id for update
                            """)
                    .param("account", viewer.actor())
                    .param("id", passkey)
                    .query(UUID.class)
                    .list();
            if (!all.contains(passkey)) {
                return Removed.NOT_THERE;
            }
            if (!otherWays && all.size() == 1) {
                return Removed.LAST_WAY_IN;
            }
            sql.of("delete from passkeys.credential where id = :id and account = :account")
                    .param("id", passkey)
                    .param("account", viewer.actor())
                    .update();
            audit.record(sql, AuditEvent.about("passkey-removed", null, ITEM, passkey));
            alongside.accept(sql);
            return Removed.DONE;
        });
    }

    private Answered keep(Sql sql, Ceremony.Made made, String label, BiConsumer<Sql, UUID> alongside) {
        var id = UUID.randomUUID();
        var added = sql.of("""
                        insert into passkeys.credential (id, account, credential_id, attested, sign_count,
                            may_be_copied, is_copied, transports, label_sealed, added_at)
                        values (:id, :account, :credential, :attested, :count, :may, :is, :transports, :label, :now)
                        on conflict (credential_id) do nothing
                        """)
                .param("id", id)
                .param("account", sql.viewer().actor())
                .param("credential", made.credentialId())
                .param("attested", made.attested())
                .param("count", made.signCount())
                .param("may", made.mayBeCopied())
                .param("is", made.isCopied())
                .param("transports", made.transports())
                .param("label", sealed(sql, id, label))
                .param("now", Sql.time(sql.now()))
                .update();
        if (added == 0) {
            return new Answered.Wrong(Answered.Why.KNOWN, null);
        }
        audit.record(sql, AuditEvent.about("passkey-added", null, ITEM, id));
        alongside.accept(sql, id);
        return new Answered.Right(sql.viewer().actor(), id);
    }

    private byte[] handle(Sql sql, UUID account) {
        sql.of("insert into passkeys.handle (account, handle) values (:account, :handle) on conflict do nothing")
                .param("account", account)
                .param("handle", Questions.random())
                .update();
        return sql.of("select handle from passkeys.handle where account = :account")
                .param("account", account)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    static List<Options.Described> described(Sql sql, UUID account) {
        return sql.of("""
                        select credential_id, transports from passkeys.credential
                        where account = :account and shut_at is null order by added_at, id
                        """)
                .param("account", account)
                .query((row, _) -> new Options.Described(row.getBytes(1), row.getString(2)))
                .list();
    }

    /** Only the session that asked can answer. */
    private static String browserOf(Viewer viewer) {
        return "make|" + viewer.session();
    }

    private Passkey passkey(Sql sql, ResultSet row) throws SQLException {
        var id = Objects.requireNonNull(row.getObject("id", UUID.class));
        var used = row.getTimestamp("used_at");
        var shut = row.getTimestamp("shut_at");
        return new Passkey(
                id,
                new String(vault.openForRoom(sql, ROOM, row.getBytes("label_sealed"), context(id)), UTF_8),
                kept(
                        row.getBoolean("may_be_copied"),
                        List.of(row.getString("transports").split(" "))),
                row.getTimestamp("added_at").toInstant(),
                used == null ? null : used.toInstant(),
                shut == null ? null : shut.toInstant());
    }

    private static Passkey.Kept kept(boolean mayBeCopied, List<String> transports) {
        if (mayBeCopied) {
            return Passkey.Kept.IN_AN_ACCOUNT;
        }
        return transports.contains("internal") || !transports.contains("usb") && !transports.contains("nfc")
                ? Passkey.Kept.ON_A_DEVICE
                : Passkey.Kept.ON_A_KEY;
    }

    private byte[] sealed(Sql sql, UUID passkey, String label) {
        var text = Optional.of(label.strip()).filter(it -> !it.isEmpty()).orElse("Passkey");
        var end = text.offsetByCodePoints(0, Math.min(LONGEST_LABEL, text.codePointCount(0, text.length())));
        return vault.sealForRoom(sql, ROOM, text.substring(0, end).getBytes(UTF_8), context(passkey));
    }

    private static String context(UUID passkey) {
        return "passkeys.credential|" + passkey + "|label";
    }
}
