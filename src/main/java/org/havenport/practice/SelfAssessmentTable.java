package org.havenport.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/** A self-assessment as a table that a spreadsheet opens: one line for each promise. */
final class SelfAssessmentTable {

    private SelfAssessmentTable() {}

    static String csv(SelfAssessment says, Words words) {
        var out = new StringBuilder();
        try (var printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord(
                    "name",
                    "promise",
                    "state",
                    "evidence",
                    "as of",
                    "since",
                    "owner",
                    "review due",
                    "overdue",
                    "waived until",
                    "reason",
                    "comment",
                    "planned",
                    "requirements",
                    "kept by");
            for (var row : says.rows()) {
                printer.printRecord(
                        row.name(),
                        plain(row.said(words)),
                        row.state().name(),
                        plain(row.seen()),
                        row.asOf().truncatedTo(ChronoUnit.SECONDS),
                        row.since().truncatedTo(ChronoUnit.SECONDS),
                        plain(row.answers(words)),
                        row.review(),
                        row.overdue(),
                        row.waivedUntil(),
                        plain(row.waiverReason()),
                        plain(row.comment()),
                        row.planned(),
                        String.join(" ", row.rows()),
                        row.enforced() ? "program" : "people");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A spreadsheet takes what begins so for something to compute. */
    private static @Nullable String plain(@Nullable String text) {
        return text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
