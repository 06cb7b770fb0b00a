package org.havenport.recovery;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.protocols.Fingerprint;
import org.havenport.recovery.Recovery.Proof;
import org.havenport.recovery.Recovery.Stage;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of recoveries somebody makes alone. */
final class RecoveryRows {

    private static final int LONGEST = 64;

    private RecoveryRows() {}

    static void add(Sql sql, String handle, byte[] name, byte[] network) {
        sql.of("""
                        insert into recovery.own (id, handle_hash, name_blind, network_blind, asked_at, code_ends_at, ends_at)
                        values (:id, :handle, :name, :network, viewer.at(), :end, :end)
                        """)
                .param("id", UUID.randomUUID())
                .param("handle", Fingerprint.bytes(handle))
                .param("name", name)
                .param("network", network)
                .param("end", Sql.time(sql.now().plus(RecoveryParameters.STEP)))
                .update();
    }

    static long askedFrom(Sql sql, byte[] network, Duration last) {
        return sql.of("select count(*) from recovery.own where network_blind = :network and asked_at > :since")
                .param("network", network)
                .param("since", Sql.time(sql.now().minus(last)))
                .query(Long.class)
                .single();
    }

    /** The recovery a browser holds, kept for itself until the transaction ends; empty when its time is over. */
    static Optional<Recovery> held(Sql sql, String handle) {
        if (handle.isEmpty() || handle.length() > LONGEST) {
            return Optional.empty();
        }
        return sql.of("""
                        select id, name_blind, account, first_at, second, second_at, text_id, passkey from recovery.own
                        where handle_hash = :handle and done_at is null and ends_at > viewer.at() for update
                        """)
                .param("handle", Fingerprint.bytes(handle))
                .query((row, _) -> new Recovery(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        row.getBytes("name_blind"),
                        row.getObject("account", UUID.class),
                        row.getObject("second_at") != null
                                ? Stage.PASSWORD
                                : row.getObject("first_at") != null ? Stage.SECOND : Stage.CODE,
                        row.getString("second") == null ? null : Proof.valueOf(row.getString("second")),
                        row.getObject("text_id", UUID.class),
                        row.getObject("passkey", UUID.class)))
                .optional();
    }

    /** Counts a try for the code or the second proof; false when there were too many. */
    static boolean tries(Sql sql, UUID id) {
        return sql.of("update recovery.own set tries = tries + 1 where id = :id and tries < :tries")
                        .param("id", id)
                        .param("tries", RecoveryParameters.TRIES)
                        .update()
                == 1;
    }

    /** The code came back. */
    static void first(Sql sql, UUID id) {
        sql.of(
                        "update recovery.own set first_at = viewer.at(), tries = 0, ends_at = :end where id = :id and first_at is null")
                .param("id", id)
                .param("end", Sql.time(sql.now().plus(RecoveryParameters.STEP)))
                .update();
    }

    /** The second proof is there. */
    static void second(Sql sql, UUID id, Proof proof, @Nullable UUID passkey) {
        sql.of("""
                        update recovery.own set second = :proof, second_at = viewer.at(), passkey = :passkey, tries = 0,
                            ends_at = :end
                        where id = :id and first_at is not null and second_at is null
                        """)
                .param("id", id)
                .param("proof", proof.name())
                .param("passkey", passkey, java.sql.Types.OTHER)
                .param("end", Sql.time(sql.now().plus(RecoveryParameters.STEP)))
                .update();
    }
}
