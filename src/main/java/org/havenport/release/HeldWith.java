package org.havenport.release;

import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.followup.Consequence;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The rows of what came while an entry was held and names it. One hold covers them with the entry, and they open with it:
 * they would tell what is held.
 */
final class HeldWith {

    /** Whether a hold covers {@code :item}. */
    static final String COVERS = "release.covers(h.patient_id, h.id, h.item_id, :item)";

    private HeldWith() {}

    /**
     * What holds any of these groups holds the paper that names them.
     *
     * @param consequence how much will depend on it when it opens; null when nothing is owed about such an entry
     * @return how many holds reached it that did not before
     */
    static int add(Sql sql, UUID patient, UUID paper, Set<UUID> about, @Nullable Consequence consequence) {
        return sql.of("""
                        insert into release.held_with (patient_id, hold_id, item_id, since, consequence)
                        select h.patient_id, h.id, :item, viewer.at(), :consequence from release.hold h
                        where h.patient_id = :patient and h.ended_at is null and h.expires_at > viewer.at()
                          and h.item_id <> :item and (h.item_id = any (cast(:about as uuid[])) or exists (
                              select 1 from release.held_with w where w.patient_id = h.patient_id and w.hold_id = h.id
                              and w.item_id = any (cast(:about as uuid[]))))
                        on conflict do nothing
                        """)
                .param("item", paper)
                .param("consequence", consequence == null ? null : consequence.name(), Types.VARCHAR)
                .param("patient", patient)
                .param("about", about.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /**
     * Whoever holds an entry once more, and for longer, holds what came with it for longer.
     *
     * @return what is held with it
     */
    static List<UUID> prolong(Sql sql, Hold hold) {
        return sql.of("""
                        insert into release.held_with (patient_id, hold_id, item_id, since, consequence)
                        select distinct on (w.item_id) w.patient_id, cast(:hold as uuid), w.item_id, viewer.at(), w.consequence
                        from release.held_with w join release.hold h on h.patient_id = w.patient_id and h.id = w.hold_id
                        where h.patient_id = :patient and h.item_id = :item and h.id <> :hold
                          and h.ended_at is null and h.expires_at > viewer.at()
                        returning item_id
                        """)
                .param("hold", hold.id())
                .param("patient", hold.patient())
                .param("item", hold.item())
                .query(UUID.class)
                .list();
    }

    /** What moved from a paper to another is held as the paper was. */
    static void follow(Sql sql, UUID patient, UUID from, UUID to) {
        sql.of("""
                        insert into release.held_with (patient_id, hold_id, item_id, since, consequence)
                        select w.patient_id, w.hold_id, :to, viewer.at(), w.consequence from release.held_with w
                        join release.hold h on h.patient_id = w.patient_id and h.id = w.hold_id
                        where w.patient_id = :patient and w.item_id = :from and h.item_id <> :to
                          and h.ended_at is null and h.expires_at > viewer.at()
                        on conflict do nothing
                        """)
                .param("to", to)
                .param("patient", patient)
                .param("from", from)
                .update();
    }

    /** What a hold covers besides its own entry. */
    static List<UUID> of(Sql sql, Hold hold) {
        return sql.of("select item_id from release.held_with where patient_id = :patient and hold_id = :hold")
                .param("patient", hold.patient())
                .param("hold", hold.id())
                .query(UUID.class)
                .list();
    }

    /** An entry with all that is or was held with it, or it with. */
    static Set<UUID> things(Sql sql, UUID patient, UUID item) {
        return sql.of("""
                        with h as (select h.* from release.hold h where h.patient_id = :patient and %s)
                        select cast(:item as uuid) union select item_id from h
                        union select w.item_id from h join release.held_with w
                            on w.patient_id = h.patient_id and w.hold_id = h.id
                        """.formatted(COVERS))
                .param("patient", patient)
                .param("item", item)
                .query(UUID.class)
                .set();
    }
}
