package org.havenport.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the report.
 *
 * @param n units of work that were counted: answers, or resources
 * @param cpu milliseconds of processor time per unit, over the program and its PostgreSQL
 * @param parts the same by process
 * @param client milliseconds of the client's own per unit
 * @param floor what the floor cost in this run; null where there is none
 * @param goal what it may cost, or null
 */
record Measured(
        String work,
        int clients,
        long n,
        double cpu,
        Map<String, Double> parts,
        double client,
        double perSecond,
        double p50,
        double p99,
        long errors,
        @Nullable Double floor,
        @Nullable Goal goal) {

    /** At most so many times the floor, or so many milliseconds. */
    record Goal(double most, boolean timesFloor) {}

    @Nullable
    Double ratio() {
        return floor == null ? null : cpu / floor;
    }

    /** Whether the goal is met; null without one. */
    @Nullable
    Boolean met() {
        if (goal == null) {
            return null;
        }
        var ratio = ratio();
        return goal.timesFloor() ? ratio != null && ratio <= goal.most() : cpu <= goal.most();
    }
}
