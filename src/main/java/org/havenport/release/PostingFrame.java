package org.havenport.release;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havenport.protocols.Bounds;
import org.havenport.protocols.Bounds.Column;
import org.havenport.protocols.Unit;

/**
 * A row of the table of posting times: within how long a class of results is posted at the latest (B.com.1). A class that
 * does not stand there is posted at once. A row delays nothing by itself: only the law it names does, for what the law
 * names. A class as such cannot be delayed (C1).
 *
 * @param results the class
 * @param hours real hours; none unless a law asks for them
 * @param basis the state whose law asks for them, as two letters; {@code NONE} without a delay
 */
record PostingFrame(String results, int hours, String basis) {

    static final String NONE = "NONE";

    private static final int LONGEST = 24 * 90;

    /** The states with a clock that lets results be held, and for how long at most; their rules still need approval. */
    private static final Map<String, Integer> CLOCKS = Map.of("KY", 72, "TX", 96, "MT", 72, "CO", 168);

    /** What those laws speak of; Montana speaks of tests for infections too. */
    private static final Set<ResultClass> OF_LAW =
            EnumSet.of(ResultClass.PATHOLOGY, ResultClass.IMAGING, ResultClass.GENETICS);

    static final Bounds BOUNDS = new Bounds.Table(
            0,
            ResultClass.values().length,
            List.of(
                    new Column(
                            "results",
                            new Bounds.OneOf(Arrays.stream(ResultClass.values())
                                    .map(Enum::name)
                                    .toList()),
                            false),
                    new Column("hours", new Bounds.Whole(0, LONGEST, Unit.HOURS), false),
                    new Column("basis", new Bounds.OneOf(List.of(NONE, "CO", "KY", "MT", "TX")), false)));

    /** Each class once, and no delay that no law asks for. */
    static boolean areLawful(PostingFrame[] frames) {
        var seen = new HashSet<String>();
        return Arrays.stream(frames).allMatch(frame -> seen.add(frame.results) && frame.isLawful());
    }

    private boolean isLawful() {
        if (hours == 0) {
            return basis.equals(NONE);
        }
        var longest = CLOCKS.get(basis);
        return longest != null
                && hours <= longest
                && ResultClass.named(results)
                        .filter(it -> OF_LAW.contains(it) || it == ResultClass.LABORATORY && basis.equals("MT"))
                        .isPresent();
    }
}
