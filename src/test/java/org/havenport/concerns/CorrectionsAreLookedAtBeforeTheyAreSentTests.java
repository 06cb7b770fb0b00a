package org.havenport.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.protocols.TextsInForce;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where patients write today: the reminder stands there, and sensitive words are looked at before they go out. */
@PortalTest
class CorrectionsAreLookedAtBeforeTheyAreSentTests {

    @Autowired
    Cast cast;

    @Autowired
    Chart chart;

    @Autowired
    TestClock clock;

    @Autowired
    TextsInForce texts;

    @Test
    @Verifies({"B.ua.2#2", "B.edu.3#1", "B.ua.2#3"})
    void theReminderStandsThereAndNothingIsKeptBeforeTheWriterInsists() {
        texts.all();
        var ann = cast.newPatient();
        var arrival = Arrivals.potassium(ann.patient(), "5.4", clock.instant());
        chart.file(Viewer.job("import"), ann.patient(), List.of(arrival));
        var browser = ann.browser();
        var path = "/corrections/new/" + arrival.id();
        var words = "This says tired, but I was depressed.";

        assertThat(browser.get(path).body()).contains("Sensitive matters").contains("911");
        var warned = browser.post(path, "wrong", "DETAIL", "words", words);
        assertThat(warned.status()).isEqualTo(200);
        assertThat(warned.body())
                .contains("Please look again before you send")
                .contains("Nothing has been sent or kept.")
                .contains(words)
                .contains("name=\"sure\"");
        assertThat(browser.get("/corrections").body()).contains("You have not reported anything");

        var sent = browser.post(path, "wrong", "DETAIL", "words", words, "sure", "true");
        assertThat(sent.status()).isEqualTo(303);
        assertThat(browser.get(sent.location()).body()).contains(words);
    }
}
