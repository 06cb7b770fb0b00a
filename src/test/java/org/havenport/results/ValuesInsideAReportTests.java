package org.havenport.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A laboratory may send its values inside the report instead of beside it: the patient reads them all the same. */
@PortalTest
class ValuesInsideAReportTests {

    private static final Viewer IMPORT = Viewer.job("import");
    private static final String INSIDE = """
            "contained": [
              {"resourceType": "Organization", "id": "lab", "name": "Elsewhere"},
              {"resourceType": "Observation", "id": "a", "status": "final", "code": {"text": "Ferritin"},
               "valueQuantity": {"value": 14.5, "unit": "ng/mL"},
               "referenceRange": [{"low": {"value": 15}, "high": {"value": 150}}]},
              {"resourceType": "Observation", "id": "b", "status": "final",
               "code": {"coding": [{"code": "883-9", "display": "Blood <group>"}]},
               "valueCodeableConcept": {"text": "A positive"}},
              {"resourceType": "Observation", "id": "c", "status": "final", "code": {"text": "Pressures"},
               "component": [{"code": {"text": "Upper"}, "valueInteger": 121}]},
              {"resourceType": "Observation", "id": "d", "status": "entered-in-error",
               "code": {"text": "Never was"}, "valueString": "mistaken"},
              {"resourceType": "Observation", "id": "e", "status": "final", "code": {"text": "Odd"},
               "valueQuantity": {"value": "no number"}}
            ]""";

    @Autowired
    Chart chart;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    private CastMember ann;

    @BeforeEach
    void ann() {
        ann = cast.newPatient();
    }

    @Test
    @Verifies({"B.risk.misint.1#1", "B.risk.misint.1#2"})
    void standOnItsPageBesideThoseOfItsGroup() {
        var all = Arrivals.panel(ann.patient(), "4.4", clock.instant());
        var report = all.getLast();
        chart.file(IMPORT, ann.patient(), List.of(all.getFirst(), all.get(1), Arrivals.saying(report, INSIDE)));

        var page = ann.browser().get("/results/" + report.id()).body();
        assertThat(page)
                .contains("Potassium", "4.4", "Sodium", "Ferritin", "14.5", "ng/mL", "15 to 150", "Low")
                .contains("Blood &lt;group&gt;", "A positive", "Upper", "121")
                .doesNotContain("Never was", "mistaken", "Elsewhere");
        assertThat(ann.browser().get("/results/" + report.id() + "?lang=es").body())
                .contains("Ferritin", "15 a 150", "Bajo");
        assertThat(cast.dora()
                        .browser()
                        .get("/staff/results/" + ann.patient() + "/" + report.id())
                        .body())
                .contains("Ferritin", "14.5");
    }

    @Test
    @Verifies("B.risk.misint.1#1")
    void areReadAlsoWhereNothingElseCame() {
        var report = Arrivals.panel(ann.patient(), "4.4", clock.instant()).getLast();
        chart.file(IMPORT, ann.patient(), List.of(Arrivals.saying(report, INSIDE)));

        assertThat(ann.browser().get("/results/" + report.id()).body()).contains("Ferritin", "A positive", "121");
        var other = Arrivals.panel(ann.patient(), "4.4", clock.instant()).getLast();
        var one =
                "\"contained\": [{\"resourceType\": \"Observation\", \"code\": {\"text\": \"Iron\"}, \"valueInteger\": 88}]";
        chart.file(IMPORT, ann.patient(), List.of(Arrivals.saying(other, one)));
        assertThat(ann.browser().get("/results/" + other.id()).body()).contains("Basic metabolic panel", "Iron", "88");
    }
}
