package org.havenport.intake;

import java.util.List;
import java.util.Map;

/**
 * What became of one file.
 *
 * @param counts of what was read; what a stopped file had not come to is not in them
 * @param stopped whether {@link Progress#goesOn} ended it before its end
 * @param skipped entries that are no state of a record: messages of a server, older versions of what the same file
 *     brings newer, deletions of what was never here
 * @param types the counts of each resource type
 */
public record FileReport(
        Counts counts, List<Refusal> refusals, boolean stopped, long skipped, Map<String, Counts> types) {
    public FileReport {
        refusals = List.copyOf(refusals);
        types = Map.copyOf(types);
    }

    FileReport(Counts counts, List<Refusal> refusals, boolean stopped) {
        this(counts, refusals, stopped, 0, Map.of());
    }

    FileReport(Counts counts, List<Refusal> refusals) {
        this(counts, refusals, false);
    }
}
