package org.havenport.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Code;
import org.havenport.chart.Gist;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.BusinessHours;
import org.havenport.release.ContactGate;
import org.havenport.release.Hold;
import org.havenport.release.ItemHolds;
import org.havenport.release.NewHold;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a patient kept, pressed twice or has many of leads to what they may have, and never to a page that is not there. */
@PortalTest
class OldAddressesLeadOnTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    ContactGate gate;

    @Autowired
    ItemHolds holds;

    @Autowired
    BusinessHours hours;

    @Autowired
    Viewers viewers;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    private CastMember ann;
    private Browser browser;

    @BeforeEach
    void ann() {
        ann = cast.newPatient();
        browser = ann.browser();
        browser.get("/results");
    }

    @Test
    @Verifies("A3.2#3")
    void howeverManyWaitEachCanBeAskedFor() {
        var many = IntStream.range(0, 23)
                .mapToObj(_ -> Arrivals.potassium(ann.patient(), "6.9", clock.instant()))
                .toList();
        chart.file(IMPORT, ann.patient(), many);

        assertThat(many)
                .allSatisfy(it -> assertThat(browser.get("/results/" + it.id()).body())
                        .contains("/results/" + it.id() + "/show"));
    }

    @Test
    @Verifies("A3.2#3")
    void theAddressOfAValueLeadsToTheReportItWaitsWith() {
        var panel = Arrivals.panel(ann.patient(), "6.2", clock.instant());
        var report = panel.getFirst().group();
        chart.file(IMPORT, ann.patient(), panel);
        var member = panel.getFirst().id();

        assertThat(browser.get("/results/" + member).body()).contains("/results/" + report + "/show");
        var shown = browser.post("/results/" + member + "/show");
        assertThat(browser.get(shown.location()).body()).contains("6.2");
        assertThat(chart.open(Viewer.job("test"), ann.patient(), report, "test"))
                .hasValueSatisfying(it -> assertThat(it.item().state().name()).isEqualTo("RELEASED"));
    }

    @Test
    @Verifies("C1#1")
    void aDiagnosisThatIsAskedForTwiceIsShown() {
        var problem = problem();
        chart.file(IMPORT, ann.patient(), List.of(problem));
        assertThat(browser.get("/results/" + problem.id()).body()).contains("/show");

        var first = browser.post("/results/" + problem.id() + "/show");
        var second = browser.post("/results/" + problem.id() + "/show");
        for (var answer : List.of(first, second)) {
            var page = browser.get(answer.location());
            page = page.status() == 302 ? browser.get(page.location()) : page;
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("Malignant neoplasm");
        }
        assertThat(browser.get("/results/" + problem.id()).location()).endsWith("/record/items/" + problem.id());
    }

    @Test
    @Verifies("C1#1")
    void whoAsksForWhatIsHeldMeanwhileReadsWhy() {
        var panel = Arrivals.panel(ann.patient(), "6.2", clock.instant());
        var report = panel.getFirst().group();
        chart.file(IMPORT, ann.patient(), panel);
        var until = LocalDate.ofInstant(clock.instant(), hours.zone()).plusDays(5);
        holds.place(
                viewers.staffOf(ann.patient(), Role.CLINICIAN),
                ann.patient(),
                report,
                new NewHold(
                        Hold.Basis.DATA_171_201_C2, Hold.Recipient.PATIENT, null, "Two samples mixed up", until, true));

        for (var id : List.of(report, panel.getFirst().id())) {
            assertThat(browser.get("/results/" + id).location()).endsWith("/held/" + report);
            assertThat(browser.post("/results/" + id + "/show").location()).endsWith("/held/" + report);
            assertThat(browser.get("/held/" + id).status()).isEqualTo(200);
        }
    }

    private Arrival problem() {
        var id = UUID.randomUUID();
        return new Arrival(
                ann.patient(),
                id,
                "Condition",
                Category.PROBLEM,
                "active",
                clock.instant(),
                null,
                clock.instant(),
                List.of(new Code("http://hl7.org/fhir/sid/icd-10-cm", "C50.911")),
                id,
                Gist.titled("Malignant neoplasm of right breast"),
                "{\"resourceType\":\"Condition\"}".getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of(),
                false);
    }
}
