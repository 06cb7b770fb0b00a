package org.havenport.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words that stand one after the other. {@code *} stands for the end of a word, {@code _} for up to three words.
 *
 * @param said as it is written in the file
 */
record Phrase(String said, List<String> words) {

    private static final int GAP = 3;
    private static final String ANY = "_";

    static Phrase of(String said) {
        return new Phrase(said.replace("*", "").replace(" _ ", " … "), List.of(said.split(" ", -1)));
    }

    /** Where it ends when it begins at a word; -1 when it does not stand there. */
    int endFrom(List<String> tokens, int at, int end) {
        return endFrom(tokens, at, end, 0);
    }

    private int endFrom(List<String> tokens, int at, int end, int word) {
        if (word == words.size()) {
            return at;
        }
        if (words.get(word).equals(ANY)) {
            for (int gap = 0; gap <= GAP; gap++) {
                int found = endFrom(tokens, at + gap, end, word + 1);
                if (found >= 0) {
                    return found;
                }
            }
            return -1;
        }
        return at < end && fits(words.get(word), tokens.get(at)) ? endFrom(tokens, at + 1, end, word + 1) : -1;
    }

    private static boolean fits(String word, String token) {
        return word.endsWith("*") ? token.startsWith(word.substring(0, word.length() - 1)) : word.equals(token);
    }

    /** Many of them, found by the word they begin with. */
    static final class Index<T> {

        private static final int LONGEST_START = 4;

        private final Map<String, List<Entry<T>>> whole = new HashMap<>();
        private final Map<String, List<Entry<T>>> starts = new HashMap<>();

        record Entry<T>(Phrase phrase, T means) {}

        void add(Phrase phrase, T means) {
            var first = phrase.words().getFirst();
            var entry = new Entry<>(phrase, means);
            if (first.endsWith("*")) {
                var start = first.substring(0, Math.min(LONGEST_START, first.length() - 1));
                starts.computeIfAbsent(start, _ -> new ArrayList<>()).add(entry);
            } else {
                whole.computeIfAbsent(first, _ -> new ArrayList<>()).add(entry);
            }
        }

        /** Those that may begin with a word. */
        List<Entry<T>> beginningWith(String token) {
            var found = new ArrayList<>(whole.getOrDefault(token, List.of()));
            for (int length = 1; length <= Math.min(LONGEST_START, token.length()); length++) {
                found.addAll(starts.getOrDefault(token.substring(0, length), List.of()));
            }
            return found;
        }

        /** Where the longest of them ends that begins at a word; -1 when none does. */
        int endFrom(List<String> tokens, int at, int end) {
            int longest = -1;
            for (var entry : beginningWith(tokens.get(at))) {
                longest = Math.max(longest, entry.phrase().endFrom(tokens, at, end));
            }
            return longest;
        }
    }
}
