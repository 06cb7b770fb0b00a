package org.havenport.education;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How easy a text is to read, by published formulas. English: the grade level of Flesch and Kincaid (J. P. Kincaid et al.,
 * Derivation of new readability formulas, Research Branch Report 8-75, 1975). Spanish: the ease of J. Fernández Huerta
 * (Medidas sencillas de lecturabilidad, Consigna 214, 1959), of which 70 is the sixth grade, and the INFLESZ scale (I. M.
 * Barrio-Cantalejo et al., An Sist Sanit Navar 2008; 31: 135-152), of which 65 begins what is fairly easy.
 *
 * @param words how many there are
 * @param sentences how many there are
 * @param syllables of all words
 */
record ReadingGrade(Locale language, int words, int sentences, int syllables) {

    /** The highest grade of school that instructions may need. */
    static final int GRADE = 6;

    private static final double SIXTH_GRADE = 70;
    private static final double FAIRLY_EASY = 65;
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)*");
    private static final Pattern END = Pattern.compile("[.!?:](?=\\s|$)");
    private static final String STRONG = "aeoáéíóú";
    private static final String WEAK = "iuü";
    private static final String VOWELS = "aeiouy";

    /** Counts a text; each line is a sentence at least. */
    static ReadingGrade of(Locale language, List<String> lines) {
        int words = 0;
        int sentences = 0;
        int syllables = 0;
        for (var line : lines) {
            for (var sentence : END.split(line)) {
                var found = WORD.matcher(sentence).results().toList();
                words += found.size();
                sentences += found.isEmpty() ? 0 : 1;
                for (var word : found) {
                    syllables += syllables(language, word.group().toLowerCase(language));
                }
            }
        }
        return new ReadingGrade(language, words, Math.max(1, sentences), syllables);
    }

    /** Whether somebody with six years of school can read it. */
    boolean easy() {
        return words == 0
                || (spanish()
                        ? fernandezHuerta() >= SIXTH_GRADE && inflesz() >= FAIRLY_EASY
                        : fleschKincaid() <= GRADE);
    }

    /** The grade of school, for English. */
    double fleschKincaid() {
        return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    }

    /** The ease of a Spanish text: the higher the easier. */
    double fernandezHuerta() {
        return 206.84 - 60.0 * syllables / words - 1.02 * words / sentences;
    }

    /** The same by Szigriszt-Pazos, as the INFLESZ scale reads it. */
    double inflesz() {
        return 206.835 - 62.3 * syllables / words - (double) words / sentences;
    }

    /** The figure as evidence shows it. */
    String seen() {
        return spanish()
                ? "es: Fernández Huerta %.0f, INFLESZ %.0f".formatted(fernandezHuerta(), inflesz())
                : "en: grade %.1f".formatted(fleschKincaid());
    }

    boolean spanish() {
        return language.getLanguage().equals("es");
    }

    static int syllables(Locale language, String word) {
        return Math.max(1, language.getLanguage().equals("es") ? inSpanish(word) : inEnglish(word));
    }

    /** Groups of vowels, without an e that is not heard at the end. */
    private static int inEnglish(String word) {
        int groups = 0;
        boolean before = false;
        for (int i = 0; i < word.length(); i++) {
            boolean vowel = VOWELS.indexOf(word.charAt(i)) >= 0;
            groups += vowel && !before ? 1 : 0;
            before = vowel;
        }
        boolean silent = word.endsWith("e") && !word.matches(".*[^aeiouy]le$")
                || word.endsWith("es") && !word.matches(".*(s|x|z|c|g|ch|sh|[^aeiouy]l)es$")
                || word.endsWith("ed") && !word.matches(".*[td]ed$");
        return groups - (silent && groups > 1 ? 1 : 0);
    }

    /** Each strong vowel is one; a weak one only where no strong one stands beside it. */
    private static int inSpanish(String word) {
        int count = 0;
        boolean strongBefore = false;
        boolean weakBefore = false;
        var spoken = word.replace("que", "ke")
                .replace("qui", "ki")
                .replace("gue", "ge")
                .replace("gui", "gi");
        for (int i = 0; i < spoken.length(); i++) {
            var sign = spoken.charAt(i);
            boolean strong = STRONG.indexOf(sign) >= 0;
            boolean weak = WEAK.indexOf(sign) >= 0 || sign == 'y' && i == spoken.length() - 1;
            boolean joins = weakBefore && "íú".indexOf(sign) < 0;
            count += strong && !joins || weak && !strongBefore && !weakBefore ? 1 : 0;
            strongBefore = strong;
            weakBefore = weak;
        }
        return count;
    }
}
