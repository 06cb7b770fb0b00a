package org.havenport.singlesignon;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.havenport.protocols.Fingerprint;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/**
 * A browser that was sent to the organisation's sign-in. It may come back once, within ten minutes, with an answer to what
 * it was sent with.
 *
 * @param account who is to prove again that it is them; null for whoever signs in
 * @param verifier the secret half of what was sent along (PKCE)
 * @param goesTo where it goes afterwards
 * @param shared whether it was said that others use this computer
 */
record Sent(@Nullable UUID account, String state, String nonce, String verifier, String goesTo, boolean shared) {

    private static final Duration LIFE = Duration.ofMinutes(10);

    void keep(Sql sql, String browser) {
        sql.of("delete from singlesignon.sent where ends_at <= :now")
                .param("now", Sql.time(sql.now()))
                .update();
        sql.of("""
                        insert into singlesignon.sent (browser_hash, account, state, nonce, verifier, goes_to, shared, ends_at)
                        values (:browser, :account, :state, :nonce, :verifier, :to, :shared, :end)
                        """)
                .param("browser", Fingerprint.bytes(browser))
                .param("account", account, java.sql.Types.OTHER)
                .param("state", state)
                .param("nonce", nonce)
                .param("verifier", verifier)
                .param("to", goesTo)
                .param("shared", shared)
                .param("end", Sql.time(sql.now().plus(LIFE)))
                .update();
    }

    /** What this browser was sent with, which is used up. */
    static Optional<Sent> take(Sql sql, String browser) {
        return sql.of("""
                        delete from singlesignon.sent where browser_hash = :browser
                        returning account, state, nonce, verifier, goes_to, shared, ends_at > viewer.at() as live
                        """)
                .param("browser", Fingerprint.bytes(browser))
                .query((row, _) -> row.getBoolean("live") ? Optional.of(of(row)) : Optional.<Sent>empty())
                .optional()
                .flatMap(it -> it);
    }

    private static Sent of(ResultSet row) throws SQLException {
        return new Sent(
                row.getObject("account", UUID.class),
                row.getString("state"),
                row.getString("nonce"),
                row.getString("verifier"),
                row.getString("goes_to"),
                row.getBoolean("shared"));
    }

    @Override
    public String toString() {
        return "Sent";
    }
}
