package org.havenport.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/**
 * Every failed try, kept for a quarter of a year with where it came from (A1.4). The address is sealed, names and networks
 * are keyed hashes; of names that do not exist as much is kept as of others.
 */
@Component
class FailureLog {

    static final Duration KEPT = Duration.ofDays(90);

    private static final String ROOM = "access";

    private final Vault vault;

    FailureLog(Vault vault) {
        this.vault = vault;
    }

    /**
     * Keeps one.
     *
     * @param counts whether it counts towards a lock of the password
     */
    void keep(Sql sql, WayIn way, byte[] name, Source source, From from, boolean counts) {
        var id = UUID.randomUUID();
        sql.of("""
                        insert into access.failure (id, network_blind, source_blind, name_blind, failed_at, way,
                            address_sealed, browser, system, known, counts)
                        values (:id, :network, :source, :name, :now, :way, :address, :browser, :system, :known, :counts)
                        """)
                .param("id", id)
                .param("network", source.network())
                .param("source", source.blind())
                .param("name", name)
                .param("now", Sql.time(sql.now()))
                .param("way", way.name())
                .param("address", vault.sealForRoom(sql, ROOM, from.address().getBytes(UTF_8), context(id)))
                .param("browser", Agent.browser(from.agent()))
                .param("system", Agent.system(from.agent()))
                .param("known", source.known())
                .param("counts", counts)
                .update();
    }

    /** The address of a failure, as people are shown it. */
    String address(Sql sql, UUID id, byte[] sealed) {
        return From.shortened(new String(vault.openForRoom(sql, ROOM, sealed, context(id)), UTF_8));
    }

    /** What is kept no longer. */
    static void sweep(Sql sql) {
        delete(sql, "access.failure", "failed_at", KEPT);
        delete(sql, "access.source", "last_failed_at", Duration.ofDays(365));
        delete(sql, "access.attempt", "last_failed_at", Duration.ofDays(365));
        delete(sql, "access.lock", "locked_at", Duration.ofDays(365));
    }

    private static void delete(Sql sql, String table, String column, Duration age) {
        sql.of("delete from " + table + " where " + column + " < :old")
                .param("old", Sql.time(sql.now().minus(age)))
                .update();
    }

    static String context(UUID id) {
        return "access.failure|" + id + "|address";
    }
}
