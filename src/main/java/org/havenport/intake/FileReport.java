package org.havenport.intake;

import java.util.List;

/** What became of one file. */
public record FileReport(Counts counts, List<Refusal> refusals) {
    public FileReport {
        refusals = List.copyOf(refusals);
    }
}
