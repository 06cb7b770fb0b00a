package org.havenport.patients;

import java.text.Normalizer;
import java.util.Locale;

/** Names compared the way a careful clerk would: without accents, case, marks; alike when a typing error apart. */
final class Names {

    private static final double ALIKE = 0.87;

    private Names() {}

    /** Letters and digits only, lower case, accents dropped. */
    static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Whether two names could be one name misspelt, shortened or swapped. */
    static boolean similar(String given, String family, String otherGiven, String otherFamily) {
        var straight = alike(given, otherGiven) && (alike(family, otherFamily) || given.equals(otherGiven));
        var swapped = alike(given, otherFamily) && alike(family, otherGiven);
        return straight || swapped;
    }

    static boolean alike(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return true;
        }
        var shorter = a.length() <= b.length() ? a : b;
        var longer = a.length() <= b.length() ? b : a;
        return longer.startsWith(shorter) || jaroWinkler(a, b) >= ALIKE;
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
