package org.havenport.release;

import java.util.List;
import org.havenport.chart.Chart;
import org.havenport.chart.GistInWords;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.home.Words;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** A value that must be spoken about, with the values before it. */
@Component
class GraveValue {

    private static final int EARLIER = 4;

    private final Chart chart;

    GraveValue(Chart chart) {
        this.chart = chart;
    }

    ReleasePage.Value of(Viewer viewer, Words words, Item item) {
        var code = chart.open(viewer, item.patient(), item.id(), "result-viewed")
                .map(Chart.Opened::code)
                .orElse(null);
        List<String> before = code == null
                ? List.of()
                : chart
                        .items(
                                viewer,
                                ItemQuery.of(item.patient())
                                        .ofTypes("Observation")
                                        .about(code)
                                        .before(item.effective())
                                        .atMost(EARLIER),
                                "result-trend")
                        .stream()
                        .map(i -> words.say(
                                "release.before",
                                new GistInWords(words, i.gist()).valueAndUnit(),
                                words.date(i.effective())))
                        .toList();
        var taken = words.say("release.taken", words.day(item.effective()), words.time(item.effective()));
        return new ReleasePage.Value(new GistInWords(words, item.gist()), taken, before);
    }
}
