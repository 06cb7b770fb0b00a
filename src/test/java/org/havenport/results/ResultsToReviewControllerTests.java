package org.havenport.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ResultsToReviewControllerTests {

    private static final String LIST = "/staff/results";
    private static final String LISTED_BEHIND = "of=%s&after=%s";
    private static final Pattern ROW =
            Pattern.compile("<th scope=\"row\"[^>]*><a href=\"(/staff/results/[^\"?]+)(?:\\?[^\"]*)?\"");
    private static final Pattern NEXT = Pattern.compile("href=\"(/staff/results\\?of=[^\"]+)\"");

    @Autowired
    Chart chart;

    @Autowired
    Cast cast;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    @Autowired
    Audit audit;

    @Autowired
    Viewers viewers;

    private CastMember ann;
    private Browser ellis;
    private UUID potassium;
    private String item;

    @BeforeEach
    void aHighPotassiumArrives() throws Exception {
        ann = cast.newPatient();
        ellis = cast.ellis().browser();
        var arrival = Arrivals.potassium(ann.patient(), "5.4", clock.instant());
        potassium = arrival.id();
        chart.file(Viewer.job("import"), ann.patient(), List.of(arrival));
        item = LIST + "/" + ann.patient() + "/" + potassium;
        first();
    }

    @Test
    @Verifies("A1.9#3")
    void theListTellsWhatNobodyHasOpened() {
        assertThat(ellis.get(LIST).body()).contains(item, "Potassium", "1 of 1 outside the range", "Not opened yet");
        ann.browser().get("/results/" + potassium);

        assertThat(ellis.get(item).body()).contains("5.4 mmol/L", "Opened ");
    }

    @Test
    void theListLeavesOneLineForThePatientWhateverTheirResults() throws Exception {
        for (int more = 0; more < 4; more++) {
            chart.file(
                    Viewer.job("import"),
                    ann.patient(),
                    List.of(Arrivals.potassium(ann.patient(), "5.5", clock.instant())));
        }
        first();
        var nurse = cast.newStaff(Role.NURSE);

        assertThat(nurse.browser().get(LIST).body().split("/" + ann.patient() + "/", -1))
                .as("five results stand in the list")
                .hasSizeGreaterThan(5);

        var query = new AuditQuery(null, null, nurse.account(), ann.patient(), "unreviewed-result-listed", null, null);
        assertThat(audit.search(viewers.staff(Role.COMPLIANCE_OFFICER), query))
                .singleElement()
                .satisfies(line -> assertThat(line.count()).isEqualTo(5));
    }

    @Test
    void theListGoesOnPageByPageAndLeavesNothingOut() throws Exception {
        var arrived = new ArrayList<String>();
        arrived.add(item);
        for (int more = 0; more < 44; more++) {
            var one = Arrivals.potassium(ann.patient(), "5.5", clock.instant());
            chart.file(Viewer.job("import"), ann.patient(), List.of(one));
            arrived.add(LIST + "/" + ann.patient() + "/" + one.id());
        }
        first();

        var seen = new ArrayList<String>();
        var page = LIST;
        for (int turned = 0; turned < 3 && !page.isEmpty(); turned++) {
            var body = ellis.get(page).body();
            var rows = ROW.matcher(body).results().map(row -> row.group(1)).toList();
            seen.addAll(rows);
            var next = NEXT.matcher(body);
            page = next.find() ? next.group(1).replace("&amp;", "&") : "";
            assertThat(rows).hasSizeLessThanOrEqualTo(20);
            assertThat(page.isEmpty() || rows.size() == 20)
                    .as("a page is full, or the last")
                    .isTrue();
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(arrived);

        var second = seen.get(20);
        assertThat(ellis.get(second + "?" + LISTED_BEHIND.formatted(ann.patient(), idOf(seen.get(19))))
                        .body())
                .as("beside the one that is open stands the page it was chosen from")
                .contains("class=\"open\"", second)
                .doesNotContain(seen.getFirst());
        assertThat(ellis.get(LIST + "?" + LISTED_BEHIND.formatted(UUID.randomUUID(), UUID.randomUUID()))
                        .body())
                .as("behind what is not there the list begins anew")
                .contains(seen.getFirst());
    }

    @Test
    void aValueWithoutARangeIsShownWithoutOne() {
        var arrival = Arrivals.withoutRange(Arrivals.potassium(ann.patient(), "5.2", clock.instant()));
        chart.file(Viewer.job("import"), ann.patient(), List.of(arrival));

        assertThat(ellis.get(LIST + "/" + ann.patient() + "/" + arrival.id()).body())
                .contains("5.2 mmol/L")
                .doesNotContain("data-head");
    }

    private static String idOf(String row) {
        return row.substring(row.lastIndexOf('/') + 1);
    }

    @Test
    @Verifies("B.risk.misint.1#4")
    void thePatientReadsTheComment() {
        ellis.get(item);
        var answer = ellis.post(item + "/review", "comment", "A little high. Please leave out salt substitutes.");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(ellis.get(answer.location()).body()).contains("Looked at on", "leave out salt substitutes");
        assertThat(ellis.get(LIST).body()).doesNotContain(item);
        assertThat(ann.browser().get("/results/" + potassium).body())
                .contains("What your care team says", "leave out salt substitutes", "Dr Miriam Ellis")
                .doesNotContain("MISINTERPRETATION");
    }

    @Test
    void aCommentMayBeLeftOut() throws Exception {
        ellis.get(item);
        assertThat(ellis.post(item + "/review", "comment", " ").status()).isEqualTo(303);
        assertThat(hasLeftTheIndexOfTheList()).isTrue();

        assertThat(ann.browser().get("/results/" + potassium).body())
                .contains("Your care team has looked at this result")
                .doesNotContain("What your care team says");
        assertThat(ellis.post(item + "/review", "comment", "Once more").status())
                .as("what was looked at stays so")
                .isEqualTo(404);
    }

    @Test
    void itRefusesAnotherPatient() {
        ellis.get(item);
        ellis.post(item + "/review", "comment", "For Ann alone");

        assertThat(cast.cara().browser().get("/results/" + potassium).status()).isEqualTo(404);
        assertThat(ellis.get(LIST + "/" + cast.cara().patient() + "/" + potassium)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var stranger : List.of(cast.hugo(), cast.frank(), cast.gina(), ann)) {
            assertThat(stranger.browser().get(LIST).status()).isEqualTo(404);
            assertThat(stranger.browser().get(item).status()).isEqualTo(404);
            assertThat(stranger.browser().post(item + "/review", "comment", "x").status())
                    .isEqualTo(404);
        }
    }

    private boolean hasLeftTheIndexOfTheList() throws Exception {
        try (var connection = owner.open();
                var select =
                        connection.prepareStatement("select reviewed from followup.obligation where patient_id = ?")) {
            select.setObject(1, ann.patient());
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The list is full of what other tests left; so the one that is looked for is made the oldest and gravest. */
    private void first() throws Exception {
        try (var connection = owner.open();
                var update = connection.prepareStatement("""
                        update followup.obligation set consequence = 'CRITICAL', opened_at = opened_at - interval '30 days'
                        where patient_id = ?""")) {
            update.setObject(1, ann.patient());
            assertThat(update.executeUpdate()).isPositive();
        }
    }
}
