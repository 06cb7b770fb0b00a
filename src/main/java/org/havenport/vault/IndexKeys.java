package org.havenport.vault;

import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/**
 * The keys of the blind indexes. A generation hashes what the one before it made, so a stored value can be renewed by
 * whoever does not know what it was made of. Ids are made with the first alone and stay what they are.
 */
@Component
class IndexKeys {

    private static final int BYTES = 16;
    private static final byte FOR_BLIND = 1;
    private static final byte FOR_NAME = 2;
    private static final byte FOR_RENEWED = 3;

    /** Before {@link RunningPrograms#GONE}, so that whoever is not waited for any more asks first. */
    private static final Duration SURE = Duration.ofSeconds(20);

    private final KeyCustody custody;
    private final Clock clock;
    private volatile Known known;

    /** @param from the first generation that stored values may stand under */
    private record Known(List<PrfSet> keys, int from, Instant at) {}

    IndexKeys(Keysets keysets, Clock clock) {
        this.custody = keysets.opened();
        this.clock = clock;
        this.known = new Known(List.of(), 1, Instant.MIN);
        keysets.afterLoading(this::look);
    }

    /** Asks the database which keys there are; a search that begins afterwards knows them. */
    void look(Sql sql) {
        var at = clock.instant();
        var before = known.keys();
        var keys = new ArrayList<PrfSet>();
        var from = new int[] {Integer.MAX_VALUE};
        sql.of("select generation, wrapped, stands from vault.index_keys()").query(row -> {
            var generation = row.getInt(1);
            keys.add(
                    generation <= before.size()
                            ? before.get(generation - 1)
                            : Generations.primitive(
                                    custody.unwrap(row.getBytes(2), purpose(generation)), PrfSet.class));
            from[0] = row.getBoolean(3) ? Math.min(from[0], generation) : from[0];
        });
        known = new Known(List.copyOf(keys), from[0], at);
    }

    /** The generations there are, known here. */
    int newest() {
        return known.keys().size();
    }

    /** What a running program says when it knows this generation. */
    static String said(int generation) {
        return "index-" + generation;
    }

    static String keyset(int generation) {
        return generation == 1 ? "blind" : "blind-" + generation;
    }

    static String purpose(int generation) {
        return "keyset|" + keyset(generation);
    }

    /** A value as it is stored under this generation. */
    byte[] blind(Sql sql, int generation, String kind, String value) {
        if (generation > newest()) {
            look(sql);
        }
        var keys = known.keys();
        return renewed(keys, 1, generation, hash(keys.getFirst(), input(FOR_BLIND, kind, value)));
    }

    /** A value in every form in which it may be stored now. */
    byte[][] everyForm(Sql sql, String kind, String value) {
        if (known.at().isBefore(clock.instant().minus(SURE))) {
            look(sql);
        }
        var now = known;
        var first = hash(now.keys().getFirst(), input(FOR_BLIND, kind, value));
        return IntStream.rangeClosed(now.from(), now.keys().size())
                .mapToObj(generation -> renewed(now.keys(), 1, generation, first))
                .toArray(byte[][]::new);
    }

    /** A stored value of one generation as it is stored under a later one. */
    byte[] renewed(int from, int to, byte[] stored) {
        return renewed(known.keys(), from, to, stored);
    }

    UUID name(String kind, String value) {
        var bytes = ByteBuffer.wrap(hash(known.keys().getFirst(), input(FOR_NAME, kind, value)));
        var high = bytes.getLong() & 0xffffffffffff0fffL | 0x0000000000008000L;
        var low = bytes.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static byte[] renewed(List<PrfSet> keys, int from, int to, byte[] stored) {
        var value = stored;
        for (int generation = from + 1; generation <= to; generation++) {
            value = hash(
                    keys.get(generation - 1),
                    ByteBuffer.allocate(1 + value.length)
                            .put(FOR_RENEWED)
                            .put(value)
                            .array());
        }
        return value;
    }

    private static byte[] input(byte use, String kind, String value) {
        var k = kind.getBytes(StandardCharsets.UTF_8);
        var v = value.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + Integer.BYTES + k.length + v.length)
                .put(use)
                .putInt(k.length)
                .put(k)
                .put(v)
                .array();
    }

    private static byte[] hash(PrfSet key, byte[] input) {
        try {
            return key.computePrimary(input, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value could not be blinded", e);
        }
    }
}
