package org.havenport.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The data keys of patients and rooms: kept wrapped, unwrapped in memory for minutes. What opens may come from memory;
 * what seals is asked for in the transaction that writes, so that nobody seals with a key that was renewed.
 */
@Component
class Keyring {

    private final KeyCustody custody;
    private final Clock clock;
    private final Duration askedAgain;
    private final Cache<DataKey, Held> held;

    /** What a transaction seals and blinds with, also before it has committed the making of a key. */
    private final Cache<Sql, Map<DataKey, Writing>> writing =
            Caffeine.newBuilder().weakKeys().build();

    /** @param indexed the generation of the index key that stored values of this patient or room stand under */
    private record Writing(Held held, int indexed) {}

    /**
     * @param askedAgain how old a key in memory may be before it is asked for again
     * @param kept how long it serves when the keeper of the organisation's key does not answer
     */
    Keyring(
            Keysets keysets,
            Clock clock,
            @Value("${havenport.keys.asked-again:PT10M}") Duration askedAgain,
            @Value("${havenport.keys.kept:PT30M}") Duration kept) {
        this.custody = keysets.opened();
        this.clock = clock;
        this.askedAgain = askedAgain;
        this.held = Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterWrite(kept)
                .ticker(() -> clock.millis() * 1_000_000L)
                .build();
    }

    void create(Sql sql, UUID patient) {
        var keyset = Generations.first();
        var key = DataKey.of(patient);
        var wrapped = custody.wrap(keyset, key.purpose());
        var made = sql.of("""
                        insert into vault.patient_key (patient_id, wrapped, wrapped_by, mark, created_at, indexed)
                        values (:patient, :wrapped, :by, :mark, :now, vault.index_to_begin_with())
                        on conflict do nothing returning indexed
                        """)
                .param("patient", patient)
                .param("wrapped", wrapped)
                .param("by", custody.wrappedBy(wrapped))
                .param("mark", Generations.mark(keyset))
                .param("now", Sql.time(sql.now()))
                .query(Integer.class)
                .optional();
        if (made.isPresent()) {
            var fresh = Held.of(wrapped, keyset, clock.instant());
            ofThis(sql).put(key, new Writing(fresh, made.get()));
            Asking.afterCommit(() -> held.put(key, fresh));
        }
    }

    /**
     * What seals, held by this transaction until it ends.
     *
     * @throws Unreadable when there is no such key or the viewer may not have it
     */
    Aead toSeal(Sql sql, DataKey key) {
        return toWrite(sql, key).held().aead();
    }

    /**
     * The generation of the index key that blinds, held by this transaction until it ends.
     *
     * @throws Unreadable when there is no such key or the viewer may not have it
     */
    int toBlind(Sql sql, DataKey key) {
        return toWrite(sql, key).indexed();
    }

    private Writing toWrite(Sql sql, DataKey key) {
        var mine = ofThis(sql);
        var known = mine.get(key);
        if (known == null) {
            known = sql.of(key.writing())
                    .param("id", key.id())
                    .query((row, _) -> new Writing(remembered(key, row.getBytes(1)), row.getInt(2)))
                    .optional()
                    .orElseThrow(() -> new Unreadable(key.missing()));
            mine.put(key, known);
        }
        return known;
    }

    /**
     * What opens these bytes.
     *
     * @throws Unreadable when there is no such key or the viewer may not have it
     */
    Aead toOpen(Sql sql, DataKey key, byte[] sealed) {
        var known = held.getIfPresent(key);
        if (known != null && known.knows(sealed) && !isOld(known)) {
            return known.aead();
        }
        var mine = ofThis(sql).get(key);
        if (mine != null && mine.held().knows(sealed)) {
            return mine.held().aead();
        }
        var stored = wrapped(sql, key);
        if (stored == null) {
            held.invalidate(key);
            throw new Unreadable(key.missing());
        }
        try {
            return remembered(key, stored).aead();
        } catch (KeysUnreachable away) {
            if (known != null && known.knows(sealed)) {
                return known.aead();
            }
            throw away;
        }
    }

    /** Has the keys of these patients at hand, as far as they exist and the viewer may have them. */
    void ready(Sql sql, Collection<UUID> wanted) {
        var missing = wanted.stream()
                .filter(patient -> {
                    var known = held.getIfPresent(DataKey.of(patient));
                    return known == null || isOld(known);
                })
                .map(UUID::toString)
                .toArray(String[]::new);
        if (missing.length == 0) {
            return;
        }
        var stored = new LinkedHashMap<DataKey, byte[]>();
        sql.of("select patient_id, wrapped from vault.patient_key where patient_id = any (cast(:ids as uuid[]))")
                .param("ids", missing)
                .query(row -> {
                    stored.put(DataKey.of(row.getObject(1, UUID.class)), row.getBytes(2));
                });
        try {
            unwrapAll(stored);
        } catch (KeysUnreachable away) {
            // What is still in memory serves; what is not says so when it is opened.
            return;
        }
    }

    /** As {@link #toSeal} for these patients, asked for in one go; a key that is missing says so when it is needed. */
    void readyToWrite(Sql sql, Collection<UUID> wanted) {
        ready(sql, wanted);
        var mine = ofThis(sql);
        var missing = wanted.stream()
                .distinct()
                .filter(it -> !mine.containsKey(DataKey.of(it)))
                .map(UUID::toString)
                .toArray(String[]::new);
        if (missing.length == 0) {
            return;
        }
        sql.of("""
                        select w.id, k.wrapped, k.indexed from unnest(cast(:ids as uuid[])) as w (id)
                        cross join lateral vault.patient_key_to_write(w.id) k
                        """).param("ids", missing).query(row -> {
            var key = DataKey.of(row.getObject(1, UUID.class));
            mine.put(key, new Writing(remembered(key, row.getBytes(2)), row.getInt(3)));
        });
    }

    /** What sealed bytes of this patient or room begin with, one mark for each key in the keyset; none without a key. */
    List<byte[]> marks(Sql sql, DataKey key) {
        var stored = wrapped(sql, key);
        return stored == null ? List.of() : Generations.marks(custody.unwrap(stored, key.purpose()));
    }

    /** Forgets what is in memory of this key. */
    void forget(DataKey key) {
        held.invalidate(key);
    }

    private void unwrapAll(Map<DataKey, byte[]> stored) {
        var now = clock.instant();
        var all = List.copyOf(stored.entrySet());
        var opened = custody.unwrapAll(all.stream()
                .map(it -> new KeyCustody.Wrapped(it.getValue(), it.getKey().purpose()))
                .toList());
        for (int i = 0; i < all.size(); i++) {
            var it = all.get(i);
            held.put(it.getKey(), Held.of(it.getValue(), opened.get(i), now));
        }
    }

    /** The key as it is stored now, from memory when it has not changed. */
    private Held remembered(DataKey key, byte[] stored) {
        var known = held.getIfPresent(key);
        if (known != null && known.isOf(stored) && !isOld(known)) {
            return known;
        }
        var unwrapped = Held.of(stored, custody.unwrap(stored, key.purpose()), clock.instant());
        held.put(key, unwrapped);
        return unwrapped;
    }

    private boolean isOld(Held known) {
        Instant limit = clock.instant().minus(askedAgain);
        return known.since().isBefore(limit);
    }

    private Map<DataKey, Writing> ofThis(Sql sql) {
        return writing.get(sql, _ -> new ConcurrentHashMap<>());
    }

    private static byte @Nullable [] wrapped(Sql sql, DataKey key) {
        return sql.of(key.stored())
                .param("id", key.id())
                .query(byte[].class)
                .optional()
                .orElse(null);
    }
}
