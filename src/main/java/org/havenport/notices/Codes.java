package org.havenport.notices;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;

/** Codes that show that a message got there: eight digits, computed and never stored, good for half an hour and once. */
final class Codes {

    static final Duration GOOD_FOR = Duration.ofMinutes(30);
    static final int TRIES = 5;

    private Codes() {}

    /** Makes a new one for an address. */
    static UUID make(Sql sql, Whose whose, UUID point) {
        var id = UUID.randomUUID();
        whose.of(sql, """
                        insert into notices.verification (patient_id, id, point_id, made_at, ends_at)
                        values (:whose, :id, :point, viewer.at(), :ends)
                        """)
                .param("id", id)
                .param("point", point)
                .param("ends", Sql.time(sql.now().plus(GOOD_FOR)))
                .update();
        return id;
    }

    /** The newest one for an address that still counts. */
    static Optional<UUID> newest(Sql sql, Whose whose, UUID point) {
        return whose.of(sql, """
                        select id from notices.verification
                        where patient_id = :whose and point_id = :point and used_at is null
                          and ends_at > viewer.at() and tries < :tries
                        order by made_at desc limit 1
                        """)
                .param("point", point)
                .param("tries", TRIES)
                .query(UUID.class)
                .optional();
    }

    /** How many were made for somebody in a span of time. */
    static int madeWithin(Sql sql, Whose whose, Duration span) {
        return whose.of(sql, "select count(*) from notices.verification where patient_id = :whose and made_at > :after")
                .param("after", Sql.time(sql.now().minus(span)))
                .query(Integer.class)
                .single();
    }

    /** Whether this is the newest code for an address; each question counts, and a right one uses it up. */
    static boolean use(Sql sql, Vault vault, Whose whose, UUID point, String typed) {
        var id = newest(sql, whose, point).orElse(null);
        if (id == null) {
            return false;
        }
        var right = isCode(vault, id, typed);
        var counted = whose.of(sql, """
                        update notices.verification set tries = tries + 1,
                            used_at = case when :right then viewer.at() end
                        where patient_id = :whose and id = :id and used_at is null and tries < :tries
                        """)
                        .param("id", id)
                        .param("right", right)
                        .param("tries", TRIES)
                        .update()
                == 1;
        return right && counted;
    }

    /** Whether what was typed are the digits of a code; blanks and dashes do not matter. */
    static boolean isCode(Vault vault, UUID id, String typed) {
        var digits = typed.replaceAll("[^0-9]", "");
        return MessageDigest.isEqual(
                digits.getBytes(US_ASCII), digits(vault, id).getBytes(US_ASCII));
    }

    /** The digits of a code. */
    static String digits(Vault vault, UUID id) {
        var bits = vault.name("notice-code", id.toString()).getLeastSignificantBits();
        return "%08d".formatted(Math.floorMod(bits, 100_000_000L));
    }
}
