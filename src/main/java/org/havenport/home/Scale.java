package org.havenport.home;

import java.util.Locale;

/** A stretch of numbers on a picture that is drawn in percent. */
record Scale(double min, double max) {

    String at(double value) {
        return percent(share(value));
    }

    /** As {@link #at}, but at least {@code edge} percent away from both ends, for words. */
    String inside(double value, double edge) {
        return percent(Math.clamp(share(value), edge, 100 - edge));
    }

    String length(double length) {
        return percent(Math.max(0, length / (max - min) * 100));
    }

    double share(double value) {
        return max <= min ? 50 : (value - min) / (max - min) * 100;
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
