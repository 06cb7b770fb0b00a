package org.havenport.passkeys;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.havenport.protocols.Fingerprint;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a browser was asked to sign. A question lives for five minutes and for one answer, right or wrong, and only the
 * browser it was put to can answer it.
 */
@Component
class Questions {

    static final Duration LIFE = Duration.ofMinutes(5);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SWEPT_AT_ONCE = 100;

    /**
     * Asks a browser, in place of what it was asked before.
     *
     * @param browser a secret of this browser alone
     * @param account who is asked; null before anybody is known
     */
    byte[] ask(Sql sql, String browser, @Nullable UUID account) {
        var challenge = random();
        sweep(sql);
        sql.of("""
                        insert into passkeys.question as q (browser_hash, account, challenge, ends_at)
                        values (:browser, :account, :challenge, :end)
                        on conflict (browser_hash) do update set
                            account = excluded.account, challenge = excluded.challenge, ends_at = excluded.ends_at
                        """)
                .param("browser", Fingerprint.bytes(browser))
                .param("account", account, java.sql.Types.OTHER)
                .param("challenge", challenge)
                .param("end", Sql.time(sql.now().plus(LIFE)))
                .update();
        return challenge;
    }

    /** What this browser was asked, which it is from now on no longer. */
    Optional<byte[]> take(Sql sql, String browser) {
        return sql.of("""
                        delete from passkeys.question where browser_hash = :browser
                        returning case when ends_at > viewer.at() then challenge end
                        """)
                .param("browser", Fingerprint.bytes(browser))
                .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .flatMap(it -> it);
    }

    /** 32 bytes nobody can guess. */
    static byte[] random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static void sweep(Sql sql) {
        sql.of("""
                        delete from passkeys.question where browser_hash in (
                            select browser_hash from passkeys.question where ends_at <= :now
                            limit :some for update skip locked)
                        """)
                .param("now", Sql.time(sql.now()))
                .param("some", SWEPT_AT_ONCE)
                .update();
    }
}
