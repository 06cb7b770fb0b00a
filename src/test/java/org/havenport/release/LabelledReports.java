package org.havenport.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.havenport.followup.Consequence;
import org.havenport.release.ReportRules.Report;

/** Reports of our own, with what a person would decide about each. */
record LabelledReports(String name, Report report, Consequence wanted, String text) {

    static List<LabelledReports> read(String file) {
        var all = new ArrayList<LabelledReports>();
        for (var part : content(file).split("(?m)^== ", -1)) {
            if (part.startsWith("#") || part.isBlank()) {
                continue;
            }
            int line = part.indexOf('\n');
            var head = part.substring(0, line).split(" ", -1);
            all.add(new LabelledReports(
                    head[0],
                    head[0].contains("p") ? Report.PATHOLOGY : Report.IMAGING,
                    Consequence.valueOf(head[1].toUpperCase(Locale.ROOT)),
                    part.substring(line + 1).strip()));
        }
        return all;
    }

    private static String content(String file) {
        try (var in = Objects.requireNonNull(LabelledReports.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Consequence judged(ReportRules rules) {
        return Judgement.of(rules.reasons(report, text)).consequence();
    }

    /** What is judged when a person also looks at what nobody could judge. */
    Consequence judged(ReportRules rules, UnclearReports unclear) {
        var judged = judged(rules);
        return judged == Consequence.ROUTINE && unclear.reason(report, text).isPresent()
                ? Consequence.SIGNIFICANT
                : judged;
    }
}
