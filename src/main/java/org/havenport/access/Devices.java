package org.havenport.access;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.notices.NoticeKind;
import org.havenport.notices.Notices;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * The browsers in which somebody signed in completely. Each keeps a random token; beside the account stands a keyed hash
 * of it, another for each account, so nobody can tell from the rows who uses the same browser. A sign-in from one that is not
 * known is told to its person. Computers that others use are never known.
 */
@Component
class Devices {

    static final NoticeKind NEW_DEVICE = NoticeKind.security("access.new-device");

    private static final String ROOM = "access";
    private static final Duration KEPT = Duration.ofDays(365);

    private final Vault vault;
    private final Notices notices;
    private final Audit audit;
    private final SessionCookie cookies;
    private final DeviceCookie values;

    Devices(Vault vault, Notices notices, Audit audit, SessionCookie cookies, DeviceCookie values) {
        this.vault = vault;
        this.notices = notices;
        this.audit = audit;
        this.cookies = cookies;
        this.values = values;
    }

    /**
     * Whether somebody signed in completely in this browser before. Takes the same steps for no account and no cookie.
     *
     * @param account null for a name nobody has
     * @param device the value of the browser's cookie, or null
     */
    boolean knows(Sql sql, @Nullable UUID account, @Nullable String device) {
        return find(sql, account == null ? Viewer.NO_ID : account, values.token(device)) != null;
    }

    /** A sign-in is complete: keeps the browser unless others use it, and tells its person when it is new; its id here. */
    @Nullable
    UUID signedIn(Sql sql, Account account, Browsing in) {
        var token = values.token(in.device());
        var known = token.isEmpty() ? null : find(sql, account.id(), token);
        if (known == null && cameBefore(sql, account.id())) {
            var about = UUID.randomUUID();
            notices.tellAccount(sql, NEW_DEVICE, account.id(), account.patientId(), about);
            audit.record(sql, AuditEvent.about("new-device", null, "account", account.id()));
        }
        if (in.shared() || in.answer() == null) {
            return null;
        }
        return known == null
                ? keep(sql, account.id(), token.isEmpty() ? SessionTokens.make() : token, in)
                : seen(sql, known, token, in);
    }

    private UUID keep(Sql sql, UUID account, String token, Browsing in) {
        var id = UUID.randomUUID();
        sql.of("""
                        insert into access.device (account, id, token_blind, browser, system, first_seen_at, last_seen_at)
                        values (:account, :id, :token, :browser, :system, :now, :now) on conflict do nothing
                        """)
                .param("account", account)
                .param("id", id)
                .param("token", blindToken(sql, account, token))
                .param("browser", in.browser())
                .param("system", in.system())
                .param("now", Sql.time(sql.now()))
                .update();
        keep(token, in);
        return id;
    }

    private UUID seen(Sql sql, UUID id, String token, Browsing in) {
        sql.of("update access.device set last_seen_at = :now, browser = :browser, system = :system where id = :id")
                .param("now", Sql.time(sql.now()))
                .param("browser", in.browser())
                .param("system", in.system())
                .param("id", id)
                .update();
        keep(token, in);
        return id;
    }

    private void keep(String token, Browsing in) {
        cookies.keep(Objects.requireNonNull(in.answer()), From.COOKIE, values.of(token), KEPT);
    }

    private @Nullable UUID find(Sql sql, UUID account, String token) {
        return sql.of("select id from access.device where account = :account and token_blind = :token")
                .param("account", account)
                .param("token", blindToken(sql, account, token))
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /** From now on no browser is known. */
    void forget(Sql sql, UUID account) {
        sql.of("delete from access.device where account = :account")
                .param("account", account)
                .update();
    }

    /** Also when every browser was forgotten since, as by a recovery. */
    private static boolean cameBefore(Sql sql, UUID account) {
        return sql.of("""
                        select exists (select 1 from access.device where account = :account)
                            or exists (select 1 from access.account where id = :account and signed_in_at is not null)
                        """).param("account", account).query(Boolean.class).single();
    }

    /** The keyed hash of what a browser's cookie says, another beside each account; made for no cookie too. */
    byte[] blind(Sql sql, UUID account, @Nullable String device) {
        return blindToken(sql, account, values.token(device));
    }

    private byte[] blindToken(Sql sql, UUID account, String token) {
        return vault.blindForRoom(sql, ROOM, "device", account + "|" + token);
    }

    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        NoticeKind noticeOfNewDevice() {
            return NEW_DEVICE;
        }
    }
}
