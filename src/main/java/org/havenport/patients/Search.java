package org.havenport.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/**
 * Finds patients by keyed hashes: of each start of three to twelve letters of every part of the name, of the record
 * number, of the telephone number. Nothing of what is searched lies in clear.
 */
@Component
class Search {

    /** Raised when other hashes are kept; rows of an earlier version are then filled again. */
    static final int VERSION = 1;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 12;

    private final Vault vault;
    private final Relations relations;

    Search(Vault vault, Relations relations) {
        this.vault = vault;
        this.relations = relations;
    }

    /** Keeps what a patient is found by, and forgets what they were found by before. */
    void remember(Sql sql, UUID patient, Demographics who) {
        sql.of("delete from patients.search_key where patient_id = :patient")
                .param("patient", patient)
                .update();
        sql.of("""
                        insert into patients.search_key (patient_id, blinded)
                        select :patient, key from unnest(cast(:keys as bytea[])) key
                        """)
                .param("patient", patient)
                .param("keys", keys(sql, patient, who))
                .update();
        sql.of("update patients.patient set search = :version where id = :patient")
                .param("version", VERSION)
                .param("patient", patient)
                .update();
    }

    private byte[][] keys(Sql sql, UUID patient, Demographics who) {
        var starts = new LinkedHashSet<String>();
        Stream.concat(who.given().stream(), Stream.of(who.family()))
                .flatMap(name -> Names.parts(name).stream())
                .forEach(part -> {
                    for (var end = Math.min(SHORTEST, part.length()); end <= Math.min(LONGEST, part.length()); end++) {
                        starts.add(part.substring(0, end));
                    }
                });
        var numbers = new LinkedHashSet<String>();
        who.recordNumbers().forEach(it -> numbers.add(Names.normal(it.value())));
        var phones = new LinkedHashSet<String>();
        who.phones().forEach(it -> phones.add(Comparison.digits(it)));
        return Stream.of(
                        starts.stream().map(Key::start),
                        numbers.stream().filter(it -> !it.isEmpty()).map(Key::number),
                        phones.stream().filter(it -> !it.isEmpty()).map(Key::phone))
                .flatMap(it -> it)
                .map(it -> vault.blind(sql, patient, it.kind(), it.value()))
                .toArray(byte[][]::new);
    }

    /** Who has this record number and this birth date, both of them. */
    List<UUID> known(Sql sql, String number, LocalDate born) {
        var key = Key.number(Names.normal(number));
        return sql.of("""
                        select p.id from patients.patient p
                        where p.birth_date = any (cast(:born as bytea[])) and exists (
                            select 1 from patients.search_key k where k.patient_id = p.id and k.blinded = any (:keys))
                        limit 2
                        """)
                .param("born", vault.everyBlind(sql, Matcher.BIRTH_DATE, born.toString()))
                .param("keys", vault.everyBlind(sql, key.kind(), key.value()))
                .query(UUID.class)
                .list();
    }

    PatientHits find(Sql sql, PatientQuery query) {
        var sealed = new ArrayList<Found>();
        var text = new StringBuilder("""
                select p.id, p.sealed,
                    exists (select 1 from patients.relation r where r.account = :actor and r.patient_id = p.id
                        and r.starts_at <= viewer.at() and (r.ends_at is null or r.ends_at > viewer.at()))
                    or exists (select 1 from patients.named n where n.patient_id = p.id
                        and n.practitioner in (:practitioners) and (n.ends_at is null or n.ends_at > viewer.at())
                        and (n.basis <> 'VISIT' or n.last_at > :since)) as mine
                from patients.patient p where true""");
        var keys = keys(query);
        if (!keys.isEmpty()) {
            text.append(" and p.id in (select patient_id from patients.search_key where blinded = any (:keys)"
                    + " group by patient_id having count(*) = :wanted)");
        }
        if (query.born() != null) {
            text.append(" and p.birth_date = any (cast(:born as bytea[]))");
        }
        text.append(" order by mine desc, p.last_visit desc nulls last, p.id limit :limit");
        var statement = sql.of(text.toString())
                .param("actor", sql.viewer().actor())
                .param("practitioners", relations.practitioners(sql.viewer()))
                .param("since", Sql.time(relations.since(sql)))
                .param(
                        "keys",
                        keys.stream()
                                .flatMap(it -> Stream.of(vault.everyBlind(sql, it.kind(), it.value())))
                                .toArray(byte[][]::new))
                .param("wanted", keys.size())
                .param("limit", PatientHits.MOST + 1);
        if (query.born() != null) {
            statement = statement.param(
                    "born",
                    vault.everyBlind(sql, Matcher.BIRTH_DATE, query.born().toString()));
        }
        statement.query(row -> {
            sealed.add(new Found(row.getObject(1, UUID.class), row.getBytes(2), row.getBoolean(3)));
        });
        return hits(sql, sealed);
    }

    private PatientHits hits(Sql sql, List<Found> found) {
        var shown = found.stream().limit(PatientHits.MOST).toList();
        vault.ready(sql, shown.stream().map(Found::id).toList());
        return new PatientHits(
                shown.stream()
                        .map(it -> new PatientHits.Hit(person(sql, it), it.mine()))
                        .toList(),
                found.size() > PatientHits.MOST);
    }

    private Person person(Sql sql, Found found) {
        var plain = vault.open(sql, found.id(), found.sealed(), Patients.context(found.id()));
        return Demographics.read(plain).person(found.id()).seenBy(sql.viewer());
    }

    private static List<Key> keys(PatientQuery query) {
        var keys = new ArrayList<Key>();
        Set<String> words = new LinkedHashSet<>();
        Names.parts(query.name()).forEach(it -> words.add(it.substring(0, Math.min(LONGEST, it.length()))));
        words.forEach(it -> keys.add(Key.start(it)));
        if (!Names.normal(query.number()).isEmpty()) {
            keys.add(Key.number(Names.normal(query.number())));
        }
        if (!Comparison.digits(query.phone()).isEmpty()) {
            keys.add(Key.phone(Comparison.digits(query.phone())));
        }
        return keys;
    }

    /** One thing a patient is found by. */
    private record Key(String kind, String value) {
        static Key start(String letters) {
            return new Key("search-name", letters);
        }

        static Key number(String number) {
            return new Key("search-number", number);
        }

        static Key phone(String digits) {
            return new Key("search-phone", digits);
        }
    }

    private record Found(UUID id, byte[] sealed, boolean mine) {}
}
