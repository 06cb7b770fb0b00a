package org.havenport.passwords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Offers phrases that are long, easy to type, and have capitals and digits without anybody asking for them: five words
 * of some two thousand and a number, 60 bits (A1.1, C4).
 */
@Component
public class Passphrases {

    private static final int WORDS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<String> english = words("en");
    private final List<String> spanish = words("es");

    /** A new phrase in the language of the reader, for example {@code River-Candle-Stone-Violet-Anchor-47}. */
    public String draw(Locale language) {
        var words = language.getLanguage().equals("es") ? spanish : english;
        return IntStream.range(0, WORDS)
                .mapToObj(_ -> capital(words.get(RANDOM.nextInt(words.size()))))
                .collect(Collectors.joining("-", "", "-" + RANDOM.nextInt(10, 100)));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static List<String> words(String language) {
        var in = Objects.requireNonNull(Passphrases.class.getResourceAsStream("words-" + language + ".txt"));
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
