package org.havenport.practice;

import java.util.ArrayList;
import java.util.List;
import org.havenport.home.Fact;
import org.havenport.home.Frame;
import org.havenport.home.Indicator;
import org.havenport.home.Indicator.Past;
import org.havenport.home.Months;
import org.havenport.safeguards.Figure;
import org.jspecify.annotations.Nullable;

/**
 * The page of what the practice is exposed to.
 *
 * @param at when it was looked up, in words
 */
record ExposurePage(String at, List<Section> sections) {

    private static final int WIDTH = 22;
    private static final int HIGHEST = 40;

    /**
     * One indicator.
     *
     * @param bars of the first column, as a picture for the eye alone
     * @param columns the heads of the table of months
     * @param path of the list behind it; null when this reader may not open it
     * @param promise the page with the evidence of what it is about, which every reader may open
     */
    record Section(
            String id,
            String title,
            boolean presses,
            List<Figure> figures,
            List<Fact> parts,
            List<Bar> bars,
            List<String> columns,
            List<Month> months,
            @Nullable String path,
            String promise) {}

    /** A month in the picture, in its own units. */
    record Bar(int x, int y, int height) {}

    /** A month in the table. */
    record Month(String name, List<String> values) {}

    static ExposurePage of(Frame frame, Exposures.Standing standing) {
        var sections = new ArrayList<Section>();
        for (var indicator : standing.indicators()) {
            sections.add(section(frame, standing, indicator, "exposure-" + sections.size()));
        }
        return new ExposurePage(frame.words().dateTime(standing.months().now()), List.copyOf(sections));
    }

    private static Section section(Frame frame, Exposures.Standing standing, Indicator indicator, String id) {
        var held = standing.held().get(indicator.promise());
        var columns = new ArrayList<>(indicator.past().titles());
        columns.add(frame.say("practice.exposure.held"));
        return new Section(
                id,
                indicator.title(),
                indicator.presses(),
                indicator.figures(),
                indicator.parts(),
                bars(indicator.past(), held),
                List.copyOf(columns),
                months(frame, standing.months(), indicator.past(), held),
                frame.opens(indicator.path()) ? indicator.path() : null,
                SafeguardController.path(indicator.promise()));
    }

    private static List<Month> months(Frame frame, Months months, Past past, long @Nullable [] held) {
        var rows = new ArrayList<Month>();
        for (int i = 0; i < months.all().size(); i++) {
            var values = new ArrayList<String>();
            if (!past.rows().isEmpty()) {
                past.rows().get(i).forEach(it -> values.add(it == Past.NOTHING ? "–" : String.valueOf(it)));
            }
            values.add(held == null || held[i] == Past.NOTHING ? "–" : String.valueOf(held[i]));
            var first = months.all().get(i).atDay(1);
            rows.add(new Month(frame.words().shortDate(first, true), List.copyOf(values)));
        }
        return List.copyOf(rows);
    }

    /** Of what stands in the first column; of how the promise held where there is none. */
    private static List<Bar> bars(Past past, long @Nullable [] held) {
        var values = new ArrayList<Long>();
        if (!past.rows().isEmpty()) {
            past.rows().forEach(row -> values.add(row.getFirst()));
        } else if (held != null) {
            for (int i = 0; i < held.length - 1; i++) {
                values.add(held[i]);
            }
        }
        var most = values.stream().mapToLong(Long::longValue).max().orElse(0);
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < values.size() && most > 0; i++) {
            var height = (int) Math.round((double) HIGHEST * Math.max(0, values.get(i)) / most);
            bars.add(new Bar(i * WIDTH, HIGHEST - height, height));
        }
        return List.copyOf(bars);
    }
}
