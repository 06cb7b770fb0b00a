package org.havenport.release;

import java.util.List;
import java.util.regex.Pattern;
import org.havenport.protocols.Bounds;
import org.havenport.protocols.Bounds.Column;
import org.havenport.protocols.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A row of the practice's table of diagnoses that are told in person first (B.risk.inap.1).
 *
 * @param name for people
 * @param icd beginnings of codes of ICD-10-CM without points, with spaces between them, or null
 * @param snomed codes of SNOMED CT, with spaces between them, or null
 * @param words phrases with {@code /} between them, or null
 * @param grave {@code CRITICAL} or {@code SIGNIFICANT}
 */
record GraveDiagnosis(
        String name,
        @Nullable String icd,
        @Nullable String snomed,
        @Nullable String words,
        String grave) {

    private static final int MOST_ROWS = 150;
    private static final Pattern ICD = Pattern.compile("[A-Z][0-9A-Z]{0,6}");
    private static final Pattern SNOMED = Pattern.compile("[0-9]{5,18}");
    private static final Pattern WORDS = Pattern.compile("[a-z0-9_]+[*]?( [a-z0-9_]+[*]?){0,7}");

    static final Bounds BOUNDS = new Bounds.Table(
            0,
            MOST_ROWS,
            List.of(
                    new Column("name", new Bounds.Text(80, false, Shape.LINE), false),
                    new Column("icd", new Bounds.Text(200, true, Shape.LINE), true),
                    new Column("snomed", new Bounds.Text(200, true, Shape.LINE), true),
                    new Column("words", new Bounds.Text(200, true, Shape.LINE), true),
                    new Column("grave", new Bounds.OneOf(List.of("CRITICAL", "SIGNIFICANT")), false)));

    /** Our proposal, from the file beside this class. */
    static GraveDiagnosis[] proposal() {
        return DataFile.rows("diagnoses.csv")
                .map(cells -> new GraveDiagnosis(cells[0], cells[1], cells[2], cells[3], cells[4]))
                .toArray(GraveDiagnosis[]::new);
    }

    static boolean areSound(GraveDiagnosis[] diagnoses) {
        for (var one : diagnoses) {
            if (!one.isSound()) {
                return false;
            }
        }
        return true;
    }

    private boolean isSound() {
        return !(prefixes().isEmpty() && concepts().isEmpty() && phrases().isEmpty())
                && prefixes().stream().allMatch(code -> ICD.matcher(code).matches())
                && concepts().stream().allMatch(code -> SNOMED.matcher(code).matches())
                && phrases().stream().allMatch(phrase -> WORDS.matcher(phrase).matches());
    }

    List<String> prefixes() {
        return parts(icd, " +");
    }

    List<String> concepts() {
        return parts(snomed, " +");
    }

    List<String> phrases() {
        return parts(words, " */ *");
    }

    private static List<String> parts(@Nullable String written, String between) {
        return written == null || written.isBlank()
                ? List.of()
                : List.of(written.strip().split(between, -1));
    }
}
