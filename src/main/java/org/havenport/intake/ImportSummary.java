package org.havenport.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What the command prints in the end. */
final class ImportSummary {

    private static final int MOST_SHOWN = 50;

    private final List<Refusal> refusals = new ArrayList<>();
    private Counts counts = Counts.NONE;
    private int files;
    private long skipped;

    void add(FileReport report) {
        files++;
        counts = counts.plus(report.counts());
        skipped += report.skipped();
        refusals.addAll(report.refusals());
    }

    Counts counts() {
        return counts;
    }

    String asJson() {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("files", files);
        answer.put("read", counts.read());
        answer.put("filed", counts.filed());
        answer.put("duplicate", counts.duplicate());
        answer.put("quarantined", counts.quarantined());
        answer.put("refused", counts.refused());
        answer.put("skipped", skipped);
        answer.put("refusals", refusals);
        return JsonMapper.shared().writeValueAsString(answer);
    }

    String asText() {
        var text = new StringBuilder();
        for (var it : refusals.subList(0, Math.min(MOST_SHOWN, refusals.size()))) {
            text.append("%s: %s: %s%n".formatted(it.file(), it.position(), it.reason()));
        }
        if (refusals.size() > MOST_SHOWN) {
            text.append("and %,d more; --json lists all of them%n".formatted(refusals.size() - MOST_SHOWN));
        }
        text.append(refusals.isEmpty() ? "" : "%n".formatted());
        text.append("files        %,12d%n".formatted(files));
        text.append("read         %,12d%n".formatted(counts.read()));
        text.append("filed        %,12d%n".formatted(counts.filed()));
        text.append("duplicate    %,12d  already there, unchanged%n".formatted(counts.duplicate()));
        text.append("quarantined  %,12d  wait for a person%n".formatted(counts.quarantined()));
        text.append("refused      %,12d".formatted(counts.refused()));
        if (skipped > 0) {
            text.append(
                    "%nskipped      %,12d  no state of a record: server messages, older versions".formatted(skipped));
        }
        return text.toString();
    }
}
