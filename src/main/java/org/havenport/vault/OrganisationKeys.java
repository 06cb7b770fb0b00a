package org.havenport.vault;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of the organisation's keys: which there are, since when, and what each still wraps. */
final class OrganisationKeys {

    private OrganisationKeys() {}

    /**
     * One key of the organisation.
     *
     * @param usedSince when it began to wrap; null while it is known and does not
     * @param wraps how many keys it wraps
     */
    record Known(String id, Instant madeAt, @Nullable Instant usedSince, long wraps) {}

    /** Keeps since when this key is known; the first key of a database is as old as what it wraps. */
    static void remember(Sql sql, String id) {
        sql.of("""
                        insert into vault.organisation_key (id, made_at, used_since)
                        select :id, at, at from (
                            select case when exists (select 1 from vault.organisation_key) then cast(:now as timestamptz)
                                else coalesce((select min(created_at) from vault.keyset), cast(:now as timestamptz)) end as at) a
                        on conflict do nothing
                        """).param("id", id).param("now", Sql.time(sql.now())).update();
    }

    /** The one that began to wrap last. */
    static Optional<String> inUse(Sql sql) {
        return sql.of("""
                        select id from vault.organisation_key where used_since is not null
                        order by used_since desc, id limit 1
                        """).query(String.class).optional();
    }

    static List<Known> all(Sql sql) {
        return sql.of("""
                        select o.id, o.made_at, o.used_since,
                            (select count(*) from vault.patient_key k where k.wrapped_by = o.id)
                            + (select count(*) from vault.room_key k where k.wrapped_by = o.id)
                            + (select count(*) from vault.keyset k where k.wrapped_by = o.id) as wraps
                        from vault.organisation_key o order by o.made_at, o.id
                        """)
                .query((row, _) -> {
                    var used = row.getObject(3, OffsetDateTime.class);
                    return new Known(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant(),
                            row.getLong(4));
                })
                .list();
    }
}
