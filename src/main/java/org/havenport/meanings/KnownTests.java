package org.havenport.meanings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Which tests have an entry: by their LOINC codes, panels among them, and by the names laboratories give them. */
@Component
class KnownTests {

    private static final Pattern BRACKETS = Pattern.compile("\\[[^]]*]");
    /** What laboratories add to a name and what does not change which test it is. */
    private static final Pattern AROUND = Pattern.compile(" (?:in (?:serum or plasma|serum|plasma|blood|arterial blood|"
            + "venous blood|platelet poor plasma|body fluid)|by (?:automated count|calculation|test strip|coagulation assay|"
            + "immunoassay|naa with probe detection|rapid immunoassay)|in (?:respiratory|upper respiratory) specimen|"
            + "level|test)$");

    private static final Pattern BLANK = Pattern.compile("\\s+");

    private final Map<String, Known> byTest = new LinkedHashMap<>();
    private final Map<String, Known> byCode = new HashMap<>();
    private final Map<String, Known> byName = new HashMap<>();

    /**
     * A test that has an entry.
     *
     * @param source the public page by which its words can be checked
     * @param reviewedBy who of the authors' side reviewed the words; empty until somebody did
     */
    record Known(
            String test, String chapter, List<String> codes, List<String> names, String source, String reviewedBy) {}

    KnownTests() {
        for (var line : read("tests.tsv").lines().skip(1).toList()) {
            var cells = line.split("\t", -1);
            var known = new Known(
                    cells[0], cells[1], words(cells[2], " "), words(cells[3], "\\|"), cells[4], cells[5].strip());
            byTest.put(known.test(), known);
            known.codes().forEach(code -> byCode.put(code, known));
            known.names().forEach(name -> byName.putIfAbsent(plain(name), known));
        }
        for (var chapter : chapters()) {
            for (var language : MeaningTexts.LANGUAGES) {
                Chapter.of(shipped(chapter, language), language)
                        .entries()
                        .values()
                        .forEach(entry -> byName.putIfAbsent(plain(entry.title()), known(entry.test())));
            }
        }
    }

    /** The entry of a test: by its LOINC code, else by its name. */
    Optional<Known> find(@Nullable String loinc, String name) {
        var coded = loinc == null ? null : byCode.get(loinc);
        return Optional.ofNullable(coded != null ? coded : byName.get(plain(name)));
    }

    List<Known> all() {
        return List.copyOf(byTest.values());
    }

    List<String> chapters() {
        return byTest.values().stream().map(Known::chapter).distinct().toList();
    }

    /** The words of a chapter as the program brings them along. */
    static String shipped(String chapter, Locale language) {
        return read(chapter + "." + language.getLanguage() + ".txt").strip();
    }

    /** A name without what laboratories add: kind of quantity, specimen, method. */
    static String plain(String name) {
        var plain = BRACKETS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ");
        String before;
        do {
            before = BLANK.matcher(plain).replaceAll(" ").strip();
            plain = AROUND.matcher(before).replaceAll("");
        } while (!plain.equals(before));
        return plain;
    }

    private Known known(String test) {
        var known = byTest.get(test);
        if (known == null) {
            throw new IllegalStateException("No such test: " + test);
        }
        return known;
    }

    private static List<String> words(String cell, String between) {
        return Stream.of(cell.split(between)).filter(word -> !word.isBlank()).toList();
    }

    private static String read(String file) {
        try {
            return new ClassPathResource("meanings/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
