package org.havenport.release;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The analytes of the critical limits by the names that laboratories use in their own codes: a limit does not depend on
 * whether somebody coded the test (ruling 4).
 */
final class AnalyteNames {

    /** Words about specimen and method that leave the analyte what it is. Urine, stool and other fluids are not among them. */
    private static final Set<String> BESIDES = Set.of(
            ("serum plasma blood whole venous capillary fingerstick ser plas bld s p b sp in of or and the level levels "
                            + "measured measurement result value test local lab laboratory poc istat quant quantitative "
                            + "en de el la suero sangre nivel")
                    .split(" "));

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{Alnum}+-]+");
    private static final Map<String, List<String>> CODES = read();

    private AnalyteNames() {}

    /** The LOINC code that stands for what a test is called; empty when the name is that of no analyte alone. */
    static List<String> codes(String title) {
        return CODES.getOrDefault(name(title), List.of());
    }

    private static Map<String, List<String>> read() {
        var codes = new HashMap<String, List<String>>();
        DataFile.rows("analyte-names.csv").forEach(cells -> {
            for (var name : cells[1].split(",", -1)) {
                codes.put(name(name), List.of(cells[0]));
            }
        });
        return Map.copyOf(codes);
    }

    private static String name(String title) {
        var plain = MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var words = BETWEEN.split(withoutBrackets(plain), -1);
        return Arrays.stream(words)
                .filter(word -> !word.isEmpty() && !BESIDES.contains(word))
                .collect(Collectors.joining(" "));
    }

    /** "Potassium [Moles/volume] in Serum (local)" says in brackets what the unit or the laboratory is. */
    private static String withoutBrackets(String text) {
        var outside = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '[' || at == '(') {
                depth++;
            } else if (at == ']' || at == ')') {
                depth = Math.max(0, depth - 1);
                outside.append(' ');
            } else if (depth == 0) {
                outside.append(at);
            }
        }
        return outside.toString();
    }
}
