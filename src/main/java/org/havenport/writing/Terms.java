package org.havenport.writing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds topics in a text by words and phrases, in both languages whatever the page's: people write as they speak. A term
 * that is denied shortly before, as in "no abuse", is left out; that nobody wants to live is never a denial.
 */
final class Terms {

    private static final int SHORTLY = 4;
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern CLAUSE = Pattern.compile("[.!?;,\\n]|\\b(?:but|pero|however|aunque)\\b");
    private static final Pattern SPACE = Pattern.compile("[^\\p{L}\\p{N}']+");
    private static final Set<String> DENIALS = Set.of(
            "no", "not", "never", "without", "deny", "denies", "denied", "neither", "nor", "don't", "dont", "doesn't",
            "didn't", "isn't", "wasn't", "haven't", "sin", "nunca", "jamas", "niego", "niega", "ni", "tampoco");

    private static final List<Term> ALL = read();

    private Terms() {}

    private record Term(Topic topic, Pattern pattern) {}

    /** The topics a text speaks of. */
    static Set<Topic> in(String text) {
        var found = EnumSet.noneOf(Topic.class);
        for (var clause : CLAUSE.split(plain(text))) {
            var words = SPACE.matcher(clause).replaceAll(" ").strip();
            for (var term : ALL) {
                if (!found.contains(term.topic()) && speaksOf(words, term)) {
                    found.add(term.topic());
                }
            }
        }
        return found;
    }

    /** In lower case, without accents, with one kind of apostrophe. */
    private static String plain(String text) {
        var apart = Normalizer.normalize(text.replace('’', '\''), Normalizer.Form.NFKD);
        return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static boolean speaksOf(String words, Term term) {
        var match = term.pattern().matcher(words);
        while (match.find()) {
            if (term.topic() == Topic.SELF_HARM || !denied(words.substring(0, match.start()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean denied(String before) {
        var words = before.strip().split(" ");
        for (int i = Math.max(0, words.length - SHORTLY); i < words.length; i++) {
            if (DENIALS.contains(words[i])) {
                return true;
            }
        }
        return false;
    }

    private static List<Term> read() {
        try (var file = Objects.requireNonNull(Terms.class.getResourceAsStream("/writing/terms.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Terms::term)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Term term(String line) {
        var parts = line.split(" ", 3);
        var words = Pattern.quote(parts[2]).replace("*", "\\E\\p{L}*\\Q");
        return new Term(Topic.valueOf(parts[0]), Pattern.compile("(?<![\\p{L}'])" + words + "(?![\\p{L}'])"));
    }
}
