package org.havenport.release;

import java.util.Comparator;
import java.util.List;
import org.havenport.followup.Consequence;

/**
 * How grave a piece of news is, and why. What is critical or significant is spoken about before it is listed (A3.2).
 *
 * @param reasons why it is more than routine, the gravest first; empty for what is routine
 */
public record Judgement(Consequence consequence, List<Reason> reasons) {

    /** Nothing stands against showing it at once. */
    static final Judgement ROUTINE = new Judgement(Consequence.ROUTINE, List.of());

    private static final int MOST_REASONS = 8;

    public Judgement {
        reasons = List.copyOf(reasons);
    }

    /** As grave as the gravest of the reasons. */
    static Judgement of(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return ROUTINE;
        }
        var sorted = reasons.stream()
                .distinct()
                .sorted(Comparator.comparing(Reason::consequence).reversed())
                .limit(MOST_REASONS)
                .toList();
        return new Judgement(sorted.getFirst().consequence(), sorted);
    }

    /** Whether somebody speaks with the patient first. */
    boolean waits() {
        return consequence != Consequence.ROUTINE;
    }
}
