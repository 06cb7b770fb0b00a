package org.havenport.practice;

import org.havenport.safeguards.Evidence;

/** Where a promise stands: what was seen, together with what people decided about it. The gravest comes first. */
enum Standing {
    BROKEN("broken", "x-octagon-fill"),
    NEEDS_ATTENTION("attention", "exclamation-triangle-fill"),
    WAIVED("waived", "hourglass-split"),
    HOLDS("holds", "check-circle-fill");

    private final String look;
    private final String icon;

    Standing(String look, String icon) {
        this.look = look;
        this.icon = icon;
    }

    /** A waiver covers what was seen. Nothing covers a review that is overdue, or nobody would ever look again. */
    static Standing of(Evidence.State seen, boolean waived, boolean reviewOverdue) {
        if (reviewOverdue) {
            return BROKEN;
        }
        return switch (seen) {
            case HOLDS -> HOLDS;
            case NEEDS_ATTENTION -> waived ? WAIVED : NEEDS_ATTENTION;
            case BROKEN -> waived ? WAIVED : BROKEN;
        };
    }

    /** As the filter, the style sheet and the keys of the words call it. */
    String look() {
        return look;
    }

    String icon() {
        return icon;
    }
}
