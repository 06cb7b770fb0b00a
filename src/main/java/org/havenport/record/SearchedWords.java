package org.havenport.record;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.chart.Gist;

/** Words somebody looks for, without regard to capitals and accents. */
final class SearchedWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final List<String> words;

    SearchedWords(String typed) {
        words = Arrays.stream(SPACE.split(plain(typed).strip()))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether a line of a list contains every one of them. */
    boolean standIn(Gist gist) {
        var line = plain(Stream.of(gist.title(), gist.value(), gist.detail(), gist.by())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" ")));
        return words.stream().allMatch(line::contains);
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
