package org.havenport.access;

import java.util.Arrays;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;

/**
 * Whether two rows of times differ, by three measures (F-21): the medians, and two tests that know nothing of how the times
 * are spread.
 *
 * @param known median of what exists, in milliseconds
 * @param unknown median of what does not
 * @param ranks p of Mann and Whitney's test
 * @param shape p of Kolmogorov and Smirnov's test
 */
record ToldApart(int samples, double known, double unknown, double ranks, double shape) {

    static final double MOST_MILLIS = 2;
    static final double P = 0.01;

    private static final int MANY = 500;

    static ToldApart of(double[] known, double[] unknown) {
        return new ToldApart(
                known.length,
                median(known),
                median(unknown),
                new MannWhitneyUTest().mannWhitneyUTest(known, unknown),
                new KolmogorovSmirnovTest().kolmogorovSmirnovTest(known, unknown));
    }

    /**
     * Whether somebody who measures so often learns anything. Of few samples the medians alone say nothing: on a machine
     * that does other things they differ by more than two milliseconds for two rows of the very same.
     */
    boolean apart() {
        var medians = Math.abs(known - unknown) >= MOST_MILLIS && (samples >= MANY || Math.min(ranks, shape) < 0.05);
        return medians || ranks < P || shape < P;
    }

    private static double median(double[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    @Override
    public String toString() {
        return "%d each, medians %.2f and %.2f ms, p %.3f (ranks) %.3f (shape)%s"
                .formatted(samples, known, unknown, ranks, shape, apart() ? " <- told apart" : "");
    }
}
