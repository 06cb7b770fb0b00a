package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Reading alone, without a database: whatever comes in, it is read or refused by its place, and soon. */
class SpoiledFilesTests {

    private static final String MARK = "spoiled";

    private int read;
    private int refused;

    @Test
    void aHundredThousandSpoiledFilesAreReadOrRefused() throws IOException {
        var seed = Long.getLong("havenport.seed", System.nanoTime() % 1_000_000_000);
        var n = Integer.getInteger("havenport.parser-runs", 100_000);
        var random = new Random(seed);
        var seeds = seeds();
        for (int i = 0; i < n; i++) {
            var one = random.nextLong();
            var file = new Mutator(one).spoil(seeds.get((int) Math.floorMod(one, (long) seeds.size())));
            attempt(file, "seed %d, file %d of %d, spoiled by %d".formatted(seed, i, n, one));
        }
        System.out.printf("SpoiledFiles: seed=%d n=%d read=%d refused=%d wrong=0%n", seed, n, read, refused);
        assertThat(read).as("some are still good").isGreaterThan(n / 50);
        assertThat(refused).as("most are not").isGreaterThan(n / 4);
    }

    @Test
    void aFileCutAnywhereIsRefused() throws IOException {
        var whole =
                Objects.requireNonNull(Hostile.files("read", MARK, "1980-01-01").get("cycle-of-two.json"));
        for (int length = 0; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Parsing.read(cut)).isInstanceOf(Refused.class);
        }
        assertThat(Parsing.read(whole)).isEmpty();
    }

    @Test
    void whatIsNoBundleIsRefusedByItsPlaceAndWithoutItsContent() throws IOException {
        for (var file : Hostile.files("refused", MARK, "1980-01-01").entrySet()) {
            assertThatThrownBy(() -> Parsing.read(file.getValue()))
                    .as(file.getKey())
                    .isInstanceOf(Refused.class);
            try {
                Parsing.read(file.getValue());
            } catch (Refused it) {
                Parsing.named(it);
                assertThat(it.in("file").toString()).as(file.getKey()).doesNotContain(MARK, "Rosa", "Sodium", "1980");
            }
        }
    }

    @Test
    void whatIsTooDeepTooLongOrTooManyIsRefusedSoon() throws IOException {
        for (var file : monsters().entrySet()) {
            var began = Spent.soFar();
            one(file.getValue(), file.getKey());
            assertThat(Spent.soFar() - began).as(file.getKey()).isLessThan(3 * Spent.SLOW);
        }
        System.out.printf("Monsters: read=%d refused=%d%n", read, refused);
        assertThat(refused).isGreaterThanOrEqualTo(6);
    }

    private static Map<String, byte[]> monsters() throws IOException {
        var good =
                new String(Hostile.files("read", MARK, "1980-01-01").get("cycle-of-two.json"), StandardCharsets.UTF_8);
        var keys = new StringBuilder("{\"resourceType\":\"Bundle\",");
        for (int i = 0; i < 1_000_000; i++) {
            keys.append("\"k").append(i).append("\":1,");
        }
        return Map.of(
                "depth 100,000 of lists", bytes("[".repeat(100_000)),
                "depth 100,000 of objects", bytes("{\"a\":".repeat(100_000)),
                "depth 100,000 inside", bytes(good.replace("140", "[".repeat(100_000) + "]".repeat(100_000))),
                "a number of a million digits", bytes(good.replace("140", "1e1000000")),
                "a number with a million digits", bytes(good.replace("140", "9".repeat(1_000_000))),
                "a name of 10 MB", bytes(good.replace("\"status\"", "\"" + "s".repeat(10 << 20) + "\"")),
                "a text of 10 MB", bytes(good.replace("Sodium one", "x".repeat(10 << 20))),
                "a million keys", bytes(keys.append("\"type\":\"x\"}").toString()),
                "a bomb", bomb());
    }

    /** 300 MB of spaces in about 300 KB. */
    private static byte[] bomb() throws IOException {
        var packed = new ByteArrayOutputStream();
        var spaces = new byte[1 << 20];
        Arrays.fill(spaces, (byte) ' ');
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 300; i++) {
                gzip.write(spaces);
            }
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void attempt(byte[] file, String what) throws IOException {
        var began = Spent.soFar();
        one(file, what);
        assertThat(Spent.soFar() - began).as("%s: time", what).isLessThan(Spent.SLOW);
    }

    private void one(byte[] file, String what) throws IOException {
        try {
            Parsing.read(file);
            read++;
        } catch (Refused it) {
            Parsing.named(it);
            refused++;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(what + ": " + e, e);
        }
    }

    private static List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        Hostile.files("read", MARK, "1980-01-01").values().stream()
                .filter(file -> file.length < 4_000)
                .forEach(seeds::add);
        for (var name : List.of("transaction", "collection", "gate")) {
            seeds.add(bytes(new String(Imports.raw(name), StandardCharsets.UTF_8)
                    .replace("$", MARK)
                    .replace("\"@\"", "\"1980-01-01\"")));
        }
        return seeds;
    }
}
