package org.havenport.agreements;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/** The rows of signings, each of several statements at once. */
final class Occasions {

    private Occasions() {}

    /**
     * Keeps one.
     *
     * @param address it came from, sealed; empty for paper
     * @param witness who of the staff saw it signed on paper, or null
     */
    static UUID keep(
            Sql sql, Vault vault, UUID patient, UUID account, Locale language, String address, @Nullable UUID witness) {
        var id = UUID.randomUUID();
        sql.of("""
                        insert into agreements.signing (patient_id, id, account, language, address, signed_at, witness)
                        values (:patient, :id, :account, :language, :address, viewer.at(), :witness)
                        """)
                .param("patient", patient)
                .param("id", id)
                .param("account", account)
                .param("language", language.getLanguage())
                .param("address", vault.seal(sql, patient, address.getBytes(StandardCharsets.UTF_8), context(id)))
                .param("witness", witness, java.sql.Types.OTHER)
                .update();
        return id;
    }

    /** Where the viewer's own came from, by their times. */
    static Map<Instant, String> addresses(Sql sql, Vault vault, Viewer.Patient viewer) {
        var found = new LinkedHashMap<Instant, String>();
        sql.of("select id, address, signed_at from agreements.signing where patient_id = :patient")
                .param("patient", viewer.patient())
                .query((row, _) -> {
                    var id = Objects.requireNonNull(row.getObject(1, UUID.class));
                    var plain = vault.open(sql, viewer.patient(), row.getBytes(2), context(id));
                    return found.put(row.getTimestamp(3).toInstant(), new String(plain, StandardCharsets.UTF_8));
                })
                .list();
        return found;
    }

    /** The accounts by which a patient sees their own record now. */
    static List<UUID> accounts(Sql sql, UUID patient) {
        return sql.of("""
                        select distinct actor_id from viewer.patient_grant
                        where patient_id = :patient and basis = 'SELF' and starts_at <= viewer.at()
                          and (ends_at is null or ends_at > viewer.at())
                        """)
                .param("patient", patient)
                .query((row, _) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    /** The id of what an account was asked at one time, as something that is to be answered. */
    static UUID form(UUID account, Instant asked) {
        return UUID.nameUUIDFromBytes(
                "agreements.asked|%s|%s".formatted(account, asked).getBytes(StandardCharsets.UTF_8));
    }

    private static String context(UUID id) {
        return "agreements.signing|" + id + "|address";
    }
}
