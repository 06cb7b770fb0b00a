package org.havenport.home;

import java.util.List;
import org.havenport.safeguards.Figure;

/**
 * One thing the practice is exposed to.
 *
 * @param order where it stands on the page; lower comes first
 * @param title what it is
 * @param figures how it stands now, the one that matters first; each with its unit and over what it was measured
 * @param parts what the first figure is made of, or nothing
 * @param past how it stood before
 * @param presses whether somebody should do something now
 * @param path of the list behind it
 * @param promise the simple name of the safeguard it is about
 */
public record Indicator(
        int order,
        String title,
        List<Figure> figures,
        List<Fact> parts,
        Past past,
        boolean presses,
        String path,
        String promise) {

    /**
     * Whole numbers by month.
     *
     * @param titles what they count, with the unit; what matters first
     * @param rows as many as there are months, the oldest first, and in each as many numbers as titles
     */
    public record Past(List<String> titles, List<List<Long>> rows) {

        /** Stands where there was nothing to measure. */
        public static final long NOTHING = -1;

        /** Nothing is known of the months before. */
        public static final Past NONE = new Past(List.of(), List.of());
    }
}
