package org.havenport.patients;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names compared the way a careful clerk would: without accents, case, marks; alike when a typing error apart. */
final class Names {

    private static final double ALIKE = 0.84;
    private static final int A_WORD = 3;

    /** Letters that no decomposition takes apart. */
    private static final Map<Character, String> PLAIN = Map.of(
            'ø', "o", 'ł', "l", 'đ', "d", 'ð', "d", 'ß', "ss", 'æ', "ae", 'œ', "oe", 'þ', "th", 'ı', "i", 'ħ', "h");

    private static final Pattern SUFFIX = Pattern.compile("(?i)[\\s,]+(jr|sr|junior|senior|ii|iii|iv)\\.?\\s*$");
    private static final Pattern NEWBORN =
            Pattern.compile("(baby|newborn|infant|bebe)?(boy|girl|male|female|nino|nina)?(of.*)?[a-d1-4]?");
    private static final Pattern NEWBORN_WORD =
            Pattern.compile("(baby|newborn|infant|bebe|boy|girl|male|female|nino|nina).*");

    private Names() {}

    /** Letters and digits only, lower case, accents dropped. */
    static String normal(String name) {
        return plain(name).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The words of a name, each as {@link #normal}: the halves of a double name stand for themselves. */
    static List<String> parts(String name) {
        return Arrays.stream(plain(name).split("[^\\p{L}\\p{N}'’]+"))
                .map(part -> part.replaceAll("['’]", ""))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String plain(String name) {
        var lower = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(lower.length());
        lower.chars()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> plain.append(PLAIN.getOrDefault((char) c, Character.toString(c))));
        return plain.toString();
    }

    /** A family name as it is compared: without junior and senior. */
    static String family(String family) {
        return normal(SUFFIX.matcher(family).replaceFirst(""));
    }

    /** {@code jr}, {@code sr}, {@code ii} and so on; empty when none is written. */
    static String suffix(String family) {
        var found = SUFFIX.matcher(family);
        if (!found.find()) {
            return "";
        }
        return switch (found.group(1).toLowerCase(Locale.ROOT)) {
            case "junior" -> "jr";
            case "senior" -> "sr";
            case String written -> written;
        };
    }

    /** Whether this stands for a child that has no name yet: "Baby", "Boy", "Baby Girl A". */
    static boolean isPlaceholder(String given) {
        return NEWBORN.matcher(given).matches() && NEWBORN_WORD.matcher(given).matches();
    }

    static boolean alike(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return true;
        }
        var shorter = a.length() <= b.length() ? a : b;
        var longer = a.length() <= b.length() ? b : a;
        return longer.startsWith(shorter) || jaroWinkler(a, b) >= ALIKE;
    }

    /** Whether a name is written as a part of the other: an initial, a start, one half of a double name. */
    static boolean isPart(String one, String other) {
        var a = normal(one);
        var b = normal(other);
        if (a.startsWith(b) || b.startsWith(a)) {
            return true;
        }
        var words = parts(one).stream().filter(it -> it.length() >= A_WORD).collect(Collectors.toSet());
        return parts(other).stream().anyMatch(words::contains);
    }

    /** Jaro's similarity with Winkler's bonus for a common start: 1 is equal, 0 has nothing in common. */
    static double jaroWinkler(String a, String b) {
        var jaro = jaro(a, b);
        var prefix = 0;
        while (prefix < Math.min(4, Math.min(a.length(), b.length())) && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    private static double jaro(String a, String b) {
        var window = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
        var inB = new boolean[b.length()];
        var matchedA = new StringBuilder();
        for (var i = 0; i < a.length(); i++) {
            for (var j = Math.max(0, i - window); j < Math.min(b.length(), i + window + 1); j++) {
                if (!inB[j] && a.charAt(i) == b.charAt(j)) {
                    inB[j] = true;
                    matchedA.append(a.charAt(i));
                    break;
                }
            }
        }
        double common = matchedA.length();
        if (common == 0) {
            return 0;
        }
        return (common / a.length() + common / b.length() + (common - transposed(matchedA, b, inB) / 2.0) / common) / 3;
    }

    private static int transposed(CharSequence matchedA, String b, boolean[] inB) {
        var k = 0;
        var transposed = 0;
        for (var j = 0; j < b.length(); j++) {
            if (inB[j] && matchedA.charAt(k++) != b.charAt(j)) {
                transposed++;
            }
        }
        return transposed;
    }
}
