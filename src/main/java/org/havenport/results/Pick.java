package org.havenport.results;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.chart.ItemGroup;
import org.havenport.followup.Batches;

/** One result in a form: whose, which, and by which values it was chosen. */
record Pick(ItemGroup group, int seen) {

    private static final String BETWEEN = ".";
    private static final int PARTS = 3;

    /** What of a form can be read; the rest was not written by us. */
    static List<Batches.Wanted> read(List<String> sent) {
        return sent.stream()
                .distinct()
                .limit(Batches.MOST)
                .flatMap(it -> read(it).stream())
                .map(it -> new Batches.Wanted(it.group, it.seen))
                .toList();
    }

    private static Optional<Pick> read(String sent) {
        var parts = sent.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Pick(
                    new ItemGroup(UUID.fromString(parts[0]), UUID.fromString(parts[1])), Integer.parseInt(parts[2])));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return String.join(BETWEEN, group.patient().toString(), group.id().toString(), String.valueOf(seen));
    }
}
