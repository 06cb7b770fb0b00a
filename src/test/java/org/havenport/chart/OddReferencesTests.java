package org.havenport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Viewers;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a paper names may be written in any way: the paper arrives, and what it names rightly is still found. */
@PortalTest
class OddReferencesTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private UUID record;
    private Instant now;

    @BeforeEach
    void ann() {
        ann = viewers.patient();
        record = ann.patient();
        now = clock.instant();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#x",
                "#",
                "Observation/",
                "Observation/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "Observation/------------------------------------",
                "Observation/1b4e28ba-2fa1-11d2-883f-0016d3cca42",
                "Observation/1B4E28BA-2FA1-11D2-883F-0016D3CCA427",
                "Observation/1b4e28ba-2fa1-11d2-883f-0016d3cca427",
                "Observation/1b4e28ba-2fa1-11d2-883f-0016d3cca427/_history/2",
                "urn:uuid:1B4E28BA-2FA1-11D2-883F-0016D3CCA427",
                "urn:uuid:not-one",
                "https://elsewhere.example/fhir/Observation/1b4e28ba-2fa1-11d2-883f-0016d3cca427",
                "Observation?identifier=urn:oid:1.2.3|4"
            })
    void anOddReferenceStopsNoPaper(String reference) {
        var paper = Arrivals.paper(record, now, reference);

        assertThat(chart.file(IMPORT, record, List.of(paper))).containsExactly(Outcome.FILED);
        assertThat(chart.open(ann, record, paper.id(), "test").orElseThrow().body())
                .isEqualTo(paper.body());
    }

    @Test
    void whatIsNamedRightlyAmongOddOnesIsFound() {
        var critical = Arrivals.potassium(record, "6.8", now);
        chart.file(IMPORT, record, List.of(critical));
        var paper = Arrivals.paper(
                record, now, "#x", "Observation/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Observation/" + critical.id());

        assertThat(chart.file(IMPORT, record, List.of(paper))).containsExactly(Outcome.FILED);
        assertThat(chart.open(ann, record, paper.id(), "test"))
                .as("it would tell what waits for a contact")
                .isEmpty();
    }
}
