package org.havenport.intake;

import java.util.List;

/**
 * What became of one file.
 *
 * @param counts of what was read; what a stopped file had not come to is not in them
 * @param stopped whether {@link Progress#goesOn} ended it before its end
 */
public record FileReport(Counts counts, List<Refusal> refusals, boolean stopped) {
    public FileReport {
        refusals = List.copyOf(refusals);
    }

    FileReport(Counts counts, List<Refusal> refusals) {
        this(counts, refusals, false);
    }
}
