package org.havenport.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils a file: bytes turned, pieces cut, doubled or moved, and pieces put in that break readers. */
final class Mutator {

    private static final List<String> PIECES = List.of(
            "1e1000000",
            "-1e-99999",
            "9".repeat(400),
            "0.".concat("1".repeat(200)),
            "NaN",
            "null",
            "true",
            "{}",
            "[]",
            "{\"a\":",
            "[".repeat(70),
            "{\"a\":".repeat(70),
            "]",
            "}",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\\u202e",
            "/*",
            "\0",
            "\r\n",
            "<script>alert(1)</script>",
            "${7*7}",
            "\"resourceType\":\"Patient\",",
            "\"id\":\"x\",",
            "\"entry\":[",
            "\"reference\":\"Patient/x\",",
            "\"birthDate\":\"0000-00-00\",",
            "\"subject\":{\"reference\":\"#\"},",
            "\"status\":\"entered-in-error\",",
            "\"type\":\"history\",",
            "\"contained\":[{}],",
            "2026-13-45",
            "-999999999-01-01",
            "\"extension\":[[[[]]]],");

    private static final byte[][] BYTES = {
        {(byte) 0xC0, (byte) 0xAF},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        {(byte) 0xFF, (byte) 0xFE},
        {(byte) 0x80},
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
        {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
        {0x1f, (byte) 0x8b}
    };

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    byte[] spoil(byte[] file) {
        var spoiled = file;
        for (int times = 1 + random.nextInt(3); times > 0 && spoiled.length > 1; times--) {
            spoiled = once(spoiled);
        }
        return spoiled;
    }

    private byte[] once(byte[] file) {
        int at = random.nextInt(file.length);
        int to = Math.min(file.length, at + 1 + random.nextInt(random.nextInt(4) == 0 ? 400 : 20));
        return switch (random.nextInt(9)) {
            case 0 -> turned(file, at);
            case 1 -> Arrays.copyOf(file, at);
            case 2 -> join(file, 0, at, file, to, file.length);
            case 3 -> join(file, 0, to, file, at, file.length);
            case 4 -> put(file, at, PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
            case 5 ->
                put(
                        file,
                        afterComma(file, at),
                        PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
            case 6 -> put(file, at, BYTES[random.nextInt(BYTES.length)]);
            case 7 -> instead(file, at);
            default -> put(file, random.nextInt(file.length), Arrays.copyOfRange(file, at, to));
        };
    }

    private byte[] turned(byte[] file, int at) {
        var turned = file.clone();
        turned[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return turned;
    }

    /** Another value instead of the next one. */
    private byte[] instead(byte[] file, int at) {
        int from = at;
        while (from < file.length && file[from] != ':') {
            from++;
        }
        int to = from + 1;
        while (to < file.length && file[to] != ',' && file[to] != '}' && file[to] != ']') {
            to++;
        }
        if (to >= file.length) {
            return turned(file, at);
        }
        var piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        return put(join(file, 0, from + 1, file, to, file.length), from + 1, piece);
    }

    private static int afterComma(byte[] file, int at) {
        int comma = at;
        while (comma < file.length && file[comma] != ',' && file[comma] != '{') {
            comma++;
        }
        return Math.min(comma + 1, file.length);
    }

    private static byte[] put(byte[] file, int at, byte[] piece) {
        var out = new ByteArrayOutputStream(file.length + piece.length);
        out.write(file, 0, at);
        out.writeBytes(piece);
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }

    private static byte[] join(byte[] one, int from, int to, byte[] two, int from2, int to2) {
        var out = new ByteArrayOutputStream();
        out.write(one, from, to - from);
        out.write(two, from2, to2 - from2);
        return out.toByteArray();
    }
}
