package org.havenport.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what became of the sets that others made, as Markdown. */
final class ImportTable {

    private ImportTable() {}

    static String of(List<ImportsOfOthersTests.Row> rows, LocalDate date) {
        var text = new StringBuilder("""
                # What others made, imported

                Written by `org.havenport.intake.ImportsOfOthersTests` on %s. To repeat it, with the sets in a folder:
                `HAVENPORT_SAMPLES=<folder> HAVENPORT_IMPORTS=most ./havenport test intake`
                (`all` also reads every file of the sets of Synthea).

                Every set is its own source, of the validator's cases every file, and is imported twice. `read = filed + duplicate + quarantined + refused` holds for
                each file, each type and each set. What waits in quarantine names no patient, or one who cannot be known by two
                identifiers: an example that refers to a patient of another file by a reference alone, or a patient without a
                whole birth date. What is refused is refused with position and reason; the reasons are counted below each set.
                Filed the second time is what a package calls by one id twice with other content, and two Patient resources that are
                one person by two identifiers: each is a version of the other.

                | set | files | read | filed | duplicate | quarantined | refused | skipped | filed the second time |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|
                """.formatted(date));
        rows.forEach(it -> text.append("| %s | %,d of %,d | %s %,d | %,d |%n"
                .formatted(
                        it.set(),
                        it.files(),
                        it.of(),
                        cells(it.first().counts),
                        it.first().skipped,
                        it.second().counts.filed())));
        var all = rows.stream().map(it -> it.first().counts).reduce(Counts.NONE, Counts::plus);
        text.append("| **all** | %,d | %s %,d | %,d |%n"
                .formatted(
                        rows.stream().mapToInt(ImportsOfOthersTests.Row::files).sum(),
                        cells(all),
                        rows.stream().mapToLong(it -> it.first().skipped).sum(),
                        rows.stream()
                                .mapToLong(it -> it.second().counts.filed())
                                .sum()));
        rows.forEach(it -> set(text, it));
        return text.toString();
    }

    private static void set(StringBuilder text, ImportsOfOthersTests.Row row) {
        text.append("%n## %s%n%n| type | read | filed | duplicate | quarantined | refused |%n".formatted(row.set()));
        text.append("|---|--:|--:|--:|--:|--:|%n".formatted());
        row.first().types.forEach((type, counts) -> text.append("| %s | %s%n".formatted(plain(type), cells(counts))));
        if (!row.first().reasons.isEmpty()) {
            text.append("%nRefused because: %s.%n"
                    .formatted(row.first().reasons.entrySet().stream()
                            .map(it -> "%s (%,d)".formatted(it.getKey(), it.getValue()))
                            .collect(Collectors.joining("; "))));
        }
    }

    /** A type is a sender's text and may be anything. */
    private static String plain(String type) {
        return type.matches("[A-Za-z()]{1,60}") ? type : "(another word)";
    }

    private static String cells(Counts it) {
        return "%,d | %,d | %,d | %,d | %,d |"
                .formatted(it.read(), it.filed(), it.duplicate(), it.quarantined(), it.refused());
    }
}
