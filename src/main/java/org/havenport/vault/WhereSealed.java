package org.havenport.vault;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.havenport.viewer.Sql;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Every place with sealed bytes, as the rooms name them, held against the catalogue of the database. */
@Component
class WhereSealed {

    private static final Set<String> OWN = Set.of("viewer.session.token_hash");

    private final List<SealedPlaces> rooms;

    WhereSealed(ObjectProvider<SealedPlaces> rooms) {
        this.rooms = rooms.orderedStream().toList();
    }

    /** What is sealed with a patient's key. */
    List<SealedPlace> ofPatients() {
        return all().filter(it -> it.patient() != null).toList();
    }

    /** What is sealed with the key of this room. */
    List<SealedPlace> of(String room) {
        return all().filter(it -> it.patient() == null && it.room().equals(room))
                .toList();
    }

    /** What is blinded in rows of patients, or of this room about no single one. */
    Stream<BlindPlace> blinded(DataKey key) {
        return allBlinded()
                .filter(it -> key instanceof DataKey.OfRoom(String room)
                        ? it.patient() == null && it.room().equals(room)
                        : it.patient() != null);
    }

    private Stream<BlindPlace> allBlinded() {
        return rooms.stream().flatMap(room -> room.blinded().stream());
    }

    Stream<SealedPlace> all() {
        return rooms.stream().flatMap(room -> room.sealed().stream());
    }

    /** Binary columns of the database that no room has named: sealed or not, nobody would seal them anew. */
    List<String> unknown(Sql sql) {
        var known = new HashSet<>(OWN);
        rooms.forEach(room -> known.addAll(room.hashed()));
        all().map(SealedPlace::name).forEach(known::add);
        allBlinded().map(BlindPlace::name).forEach(known::add);
        return sql.of("""
                        select n.nspname || '.' || c.relname || '.' || a.attname
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid
                            and a.atttypid in ('bytea'::regtype, 'bytea[]'::regtype) and not a.attisdropped
                        where c.relkind in ('r', 'p')
                          and n.nspname not in ('vault', 'audit', 'bench', 'pg_catalog', 'information_schema')
                          and n.nspname not like 'pg_toast%'
                        order by 1
                        """).query(String.class).list().stream()
                .filter(name -> !known.contains(name))
                .toList();
    }

    /** @throws IllegalStateException naming them, when there are columns no room has named */
    void orRefuse(Sql sql) {
        var unknown = unknown(sql);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("No room says what these columns hold, so their keys cannot be renewed: "
                    + String.join(", ", unknown));
        }
    }

    /** How many values of a place stand sealed with the key of now, and how many with another. */
    record Count(String place, long now, long other) {}

    static Count count(Sql sql, SealedPlace place) {
        var keys = place.patient() == null
                ? "join vault.room_key k on k.room = '%s'".formatted(place.room())
                : "left join vault.patient_key k on k.patient_id = t." + place.patient();
        return sql.of("""
                        select count(*) filter (where f.mark = k.mark), count(*) filter (where f.mark is distinct from k.mark)
                        from %s t cross join lateral (select substring(t.%s from 1 for 5) as mark) f %s
                        where t.%s is not null
                        """.formatted(place.table(), place.column(), keys, place.column()))
                .query((row, _) -> new Count(place.name(), row.getLong(1), row.getLong(2)))
                .single();
    }
}
