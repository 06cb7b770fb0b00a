package org.havenport.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.havenport.files.Cells;
import org.havenport.home.Words;

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
                        Cells.plain(row.said(words)),
                        row.state().name(),
                        Cells.plain(row.seen()),
                        row.asOf().truncatedTo(ChronoUnit.SECONDS),
                        row.since().truncatedTo(ChronoUnit.SECONDS),
                        Cells.plain(row.answers(words)),
                        row.review(),
                        row.overdue(),
                        row.waivedUntil(),
                        Cells.plain(row.waiverReason()),
                        Cells.plain(row.comment()),
                        row.planned(),
                        String.join(" ", row.rows()),
                        row.enforced() ? "program" : "people");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
