package org.havenport.passwords;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Words anybody would try first for one person: the user name, the name of the practice, and their parts. */
final class NearWords {

    private static final int SHORTEST = 4;
    private static final int ENOUGH = 8;

    private NearWords() {}

    /** What is near, the longest first. */
    static List<String> of(Stream<String> names) {
        return names.flatMap(NearWords::parts)
                .map(NearWords::plain)
                .filter(word -> word.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Whether too little is left of a password without them. */
    static boolean makeUp(String password, List<String> near) {
        var all = plain(password);
        var left = all;
        for (var word : near) {
            left = left.replace(word, "");
        }
        return left.length() < all.length() && left.length() < ENOUGH;
    }

    private static Stream<String> parts(String name) {
        return Stream.concat(Stream.of(name, name.split("@", 2)[0]), Stream.of(name.split("[^\\p{L}\\p{N}]+")));
    }

    /** Letters and digits alone. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
