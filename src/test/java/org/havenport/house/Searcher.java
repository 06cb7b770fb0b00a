package org.havenport.house;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Looks for words in bytes, in one pass: as they are, in capitals, and in the writings in which a thief would look. */
final class Searcher {

    private record Needle(String name, byte[] bytes) {}

    private static final int PAIRS = 1 << 16;

    private final List<List<Needle>> byFirstTwo = new ArrayList<>();

    Searcher(List<String> words) {
        for (int i = 0; i < PAIRS; i++) {
            byFirstTwo.add(List.of());
        }
        for (var word : words) {
            for (var form :
                    new TreeSet<>(List.of(word, word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT)))) {
                add(form);
            }
        }
    }

    private void add(String form) {
        var plain = form.getBytes(StandardCharsets.UTF_8);
        needle(form, "plain", plain);
        needle(form, "UTF-16", form.getBytes(StandardCharsets.UTF_16LE));
        needle(form, "UTF-16", form.getBytes(StandardCharsets.UTF_16BE));
        needle(form, "hex", HexFormat.of().formatHex(plain).getBytes(StandardCharsets.US_ASCII));
        needle(form, "HEX", HexFormat.of().withUpperCase().formatHex(plain).getBytes(StandardCharsets.US_ASCII));
        for (int shift = 0; shift < 3; shift++) {
            // The same word in base64 has three faces, by where it begins; its edges depend on its neighbours.
            var shifted = new byte[shift + plain.length];
            System.arraycopy(plain, 0, shifted, shift, plain.length);
            var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            var from = shift == 0 ? 0 : shift + 1;
            var to = text.length() - (shifted.length % 3 == 0 ? 0 : 1);
            needle(form, "base64", text.substring(from, to).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void needle(String form, String writing, byte[] bytes) {
        int pair = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        var list = new ArrayList<>(byFirstTwo.get(pair));
        list.add(new Needle(form + " as " + writing, bytes));
        byFirstTwo.set(pair, list);
    }

    /** What is found, named by word and writing. */
    Set<String> in(byte[] hay) {
        var found = new TreeSet<String>();
        for (int at = 0; at + 1 < hay.length; at++) {
            for (var needle : byFirstTwo.get((hay[at] & 0xff) << 8 | hay[at + 1] & 0xff)) {
                if (stands(needle.bytes(), hay, at)) {
                    found.add(needle.name());
                }
            }
        }
        return found;
    }

    private static boolean stands(byte[] needle, byte[] hay, int at) {
        if (at + needle.length > hay.length) {
            return false;
        }
        for (int i = 2; i < needle.length; i++) {
            if (hay[at + i] != needle[i]) {
                return false;
            }
        }
        return true;
    }
}
