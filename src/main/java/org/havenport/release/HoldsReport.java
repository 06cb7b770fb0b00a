package org.havenport.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.havenport.home.Words;
import org.havenport.release.HoldRegister.Month;
import org.jspecify.annotations.Nullable;

/** The monthly report of the holds as a table with commas: no name, nothing of any record (B.com.1b). */
final class HoldsReport {

    private HoldsReport() {}

    static String csv(Words words, Month month) {
        var lines = new ArrayList<String>();
        lines.add(words.say("release.report.head"));
        for (var line : month.lines()) {
            lines.add(String.join(
                    ",",
                    List.of(
                            line.id().toString(),
                            line.basis().name(),
                            line.recipient().name(),
                            Objects.toString(line.results(), ""),
                            quoted(Objects.toString(line.statute(), "")),
                            line.placed().toString(),
                            line.expires().toString(),
                            Objects.toString(line.ended(), ""),
                            Objects.toString(line.because(), ""),
                            line.ended() == null ? "" : String.valueOf(line.minutes(line.ended())),
                            String.valueOf(line.asked()))));
        }
        for (var opened : month.openedFirst()) {
            lines.add("OPENED_BEFORE_CONTACT,,,,," + opened.opened() + "," + opened.callBy() + ","
                    + Objects.toString(opened.called(), "") + ",," + minutes(opened.opened(), opened.called()) + ",");
        }
        lines.add("HELD_WITHOUT_BASIS,,,,,,,,,," + month.withoutBasis());
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String minutes(Instant opened, @Nullable Instant called) {
        return called == null
                ? ""
                : String.valueOf(Duration.between(opened, called).toMinutes());
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "" : '"' + text.replace("\"", "\"\"") + '"';
    }
}
