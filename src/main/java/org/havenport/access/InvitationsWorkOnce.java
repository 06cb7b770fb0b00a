package org.havenport.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.staff.Staff;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Uses an invitation up: only its own code opens it, failures count as those of a sign-in do, and the person chooses
 * password and second factor themselves, so that nobody else ever knew them.
 */
@Component
class InvitationsWorkOnce implements Safeguard {

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final Usernames usernames;
    private final Accounts accounts;
    private final Staff staff;
    private final Sessions sessions;
    private final Tries tries;
    private final StaffSignInWithTwoFactors factors;
    private final Clock clock;

    InvitationsWorkOnce(
            Asking asking,
            Audit audit,
            Vault vault,
            Usernames usernames,
            Accounts accounts,
            Staff staff,
            Sessions sessions,
            Tries tries,
            StaffSignInWithTwoFactors factors,
            Clock clock) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.usernames = usernames;
        this.accounts = accounts;
        this.staff = staff;
        this.sessions = sessions;
        this.tries = tries;
        this.factors = factors;
        this.clock = clock;
    }

    /** How a step ended. */
    sealed interface Step {
        /** The code is right; this is the secret for the authenticator app, which no one had before. */
        record Opened(String totpSecret) implements Step {}

        /** Joined and signed in; this is the new session's token. */
        record Joined(String token) implements Step {}

        /** The six digits were wrong; the secret is still the same. */
        record WrongDigits(String totpSecret) implements Step {}

        /** No such invitation, the wrong code, or not to be tried now. */
        record Refused(Try why) implements Step {}
    }

    private record Open(UUID account, UUID id, byte @Nullable [] secret) {}

    /** First step: the name and the code of the invitation. A new secret is drawn each time. */
    Step open(String username, String code, From from) {
        return withCode(username, code, from, (sql, open) -> {
            var secret = Totp.newSecret();
            sql.of("update access.invitation set totp_sealed = :secret where id = :id")
                    .param("secret", vault.sealForRoom(sql, Joining.ROOM, secret.getBytes(UTF_8), context(open)))
                    .param("id", open.id())
                    .update();
            audit.record(sql, AuditEvent.about("invitation-opened", null, "account", open.account()));
            return new Step.Opened(secret);
        });
    }

    /** The secret once more, for a form that was filled in wrongly. */
    Step look(String username, String code, From from) {
        return withCode(username, code, from, (sql, open) -> new Step.Opened(secret(sql, open)));
    }

    /**
     * Second step: the chosen password and the first code of the authenticator app.
     *
     * @throws org.havenport.passwords.PasswordRefused when the password does not follow the rules
     */
    Step join(String username, String code, String password, String digits, From from) {
        var hash = accounts.hash(password, username);
        return withCode(username, code, from, (sql, open) -> {
            var secret = secret(sql, open);
            var step = Totp.stepOf(secret, digits, sql.now());
            if (step.isEmpty()) {
                return new Step.WrongDigits(secret);
            }
            sql.of("update access.invitation set used_at = viewer.at(), totp_sealed = null where id = :id")
                    .param("id", open.id())
                    .update();
            var wanted = new NewAccount(username, password, secret);
            accounts.join(sql, open.account(), wanted, hash, step.getAsLong());
            staff.joined(open.account());
            var account = accounts.of(sql, open.account()).orElseThrow();
            var both = EnumSet.of(Factor.PASSWORD, Factor.TOTP);
            var token = sessions.begin(sql, account, factors.enough(account.kind(), both), factors.shown(both))
                    .token();
            audit.record(sql, AuditEvent.about("joined", null, "account", open.account()));
            return new Step.Joined(token);
        });
    }

    private Step withCode(
            String username, String code, From from, java.util.function.BiFunction<Sql, Open, Step> then) {
        var tried = tries.once(
                WayIn.INVITATION,
                username,
                from,
                sql -> find(sql, username, InvitationCode.typed(code)).map(open -> then.apply(sql, open)));
        return switch (tried) {
            case Tries.Tried.Right<Step>(var step) -> step;
            case Tries.Tried.Wrong<Step>(var why) -> new Step.Refused(why);
        };
    }

    private Optional<Open> find(Sql sql, String username, String code) {
        return sql.of("""
                        select account, id, code_blind, totp_sealed from access.invitation
                        where username_blind = :name and used_at is null and withdrawn_at is null
                          and ends_at > viewer.at()
                        for update
                        """)
                .param("name", usernames.blind(sql, username))
                .query((row, _) -> {
                    var id = Objects.requireNonNull(row.getObject("id", UUID.class));
                    var right = MessageDigest.isEqual(
                            row.getBytes("code_blind"), InvitationCode.blind(vault, sql, id, code));
                    var account = Objects.requireNonNull(row.getObject("account", UUID.class));
                    return right
                            ? Optional.of(new Open(account, id, row.getBytes("totp_sealed")))
                            : Optional.<Open>empty();
                })
                .optional()
                .flatMap(found -> found);
    }

    /** The secret that was shown; a form sent without having seen one gets a new one, which no app knows. */
    private String secret(Sql sql, Open open) {
        var sealed = open.secret();
        return sealed == null
                ? Totp.newSecret()
                : new String(vault.openForRoom(sql, Joining.ROOM, sealed, context(open)), UTF_8);
    }

    private static String context(Open open) {
        return Joining.context(open.id(), "totp");
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.2", "B.sec.3");
    }

    @Override
    public String promise() {
        return "An invitation works once, for seven days, and only for whom it was made.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var counts = sql.of("""
                            select count(*) filter (where used_at is null and withdrawn_at is null
                                       and ends_at > viewer.at()) as usable,
                                   count(*) filter (where ends_at > invited_at + interval '7 days'
                                       or used_at >= ends_at) as wrong
                            from access.invitation
                            """)
                    .query((row, _) -> new long[] {row.getLong("usable"), row.getLong("wrong")})
                    .single();
            var seen = "%d can be used now; %d were used too late or lived too long.".formatted(counts[0], counts[1]);
            return Evidence.none(counts[1], seen, clock.instant(), null);
        });
    }
}
