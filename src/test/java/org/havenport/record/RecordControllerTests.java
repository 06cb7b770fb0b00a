package org.havenport.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class RecordControllerTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Cast cast;

    @Autowired
    Grants grants;

    @Autowired
    TestClock clock;

    private CastMember ann;
    private Browser browser;
    private UUID record;
    private Instant now;

    @BeforeEach
    void ann() {
        ann = cast.newPatient();
        record = ann.patient();
        browser = ann.browser();
        now = clock.instant();
    }

    @Test
    @Verifies("B.int.3#1")
    void eachKindHasItsView() {
        var visit = Entries.visit(record, "Yearly check-up", now);
        file(
                Entries.medicine(record, "Lisinopril 20 mg", "active", "1 tablet every morning", now),
                Entries.medicine(record, "Amoxicillin 250 mg", "stopped", "", ago(900)),
                Entries.allergy(record, "Peanut", "high", now),
                Entries.immunization(record, "Influenza", now),
                visit,
                Entries.note(record, visit.id(), "text/plain", "We talked about sleep.", now));

        assertThat(browser.get("/record").body())
                .contains("Lisinopril 20 mg", "Peanut", "Influenza", "Yearly check-up", "1 now, 1 in the past");
        assertThat(browser.get("/record/medicines").body())
                .contains("You take now: 1 medicine", "1 tablet every morning", "Past medicines: 1")
                .contains("No instructions recorded");
        assertThat(browser.get("/record/allergies").body()).contains("Peanut", "Can be dangerous");
        assertThat(browser.get("/record/immunizations").body()).contains("Influenza");
        assertThat(browser.get("/record/visits").body()).contains("Yearly check-up", "Progress note");
        assertThat(browser.get("/record/items/" + visit.id()).body()).contains("Progress note");
        assertThat(browser.get("/record/medicines?lang=es").body()).contains("Medicinas", "No hay instrucciones");
    }

    @Test
    @Verifies("B.int.3#2")
    void anEntryTellsItsSourceAndItsLastUpdate() {
        var medicine = Entries.medicine(record, "Lisinopril 20 mg", "active", "1 tablet every morning", now);
        file(medicine);

        assertThat(browser.get("/record/items/" + medicine.id()).body())
                .contains("1 tablet every morning", "Received from", "mill-road-ehr", "Last updated")
                .contains("You take it now", "Dr. Ellis");
    }

    @Test
    void whatIsNotListedIsSaid() {
        var many = IntStream.rangeClosed(0, Records.MOST_CURRENT)
                .mapToObj(at -> Entries.problem(record, "Problem " + at, "active", ago(at)))
                .toArray(Arrival[]::new);
        file(Arrays.copyOf(many, Records.MOST_CURRENT));
        assertThat(browser.get("/record/problems").body()).doesNotContain("There are more");
        file(many[Records.MOST_CURRENT]);

        assertThat(browser.get("/record/problems").body())
                .contains("Only the newest 300 are listed here", "Problem 299", "href=\"/record/everything\"")
                .doesNotContain("Problem 300");
    }

    @Test
    void anEntryCanBeReportedAsWrong() {
        var medicine = Entries.medicine(record, "Lisinopril 20 mg", "active", "", now);
        file(medicine);

        assertThat(browser.get("/record/items/" + medicine.id()).body())
                .contains("/corrections/new/" + medicine.id(), "Something is wrong here");
    }

    /** The session was read a moment ago; an empty list would say that there is nothing. */
    @Test
    void whoNoLongerSeesTheRecordIsNotToldThatItIsEmpty() {
        file(Entries.allergy(record, "Peanut", "high", now));
        var lists = List.of("/home", "/record", "/record/allergies", "/record/everything", "/results", "/corrections");
        assertThat(lists)
                .allSatisfy(
                        path -> assertThat(browser.get(path).status()).as(path).isEqualTo(200));

        grants.endAll(ann.account(), clock.instant());

        assertThat(lists)
                .allSatisfy(
                        path -> assertThat(browser.get(path).status()).as(path).isEqualTo(404));
    }

    @Test
    @Verifies("B.int.3#4")
    void anEmptyListSaysWhy() {
        file(
                Entries.allergy(cast.cara().patient(), "Pollen", "low", now),
                cast.cara().patient());
        assertThat(browser.get("/record/allergies").body())
                .as("a source for allergies is connected, and has none")
                .contains("Allergies: none recorded", "does not mean that you have none");

        var waiting = Arrivals.panel(record, "6.9", now);
        chart.file(IMPORT, record, waiting);
        assertThat(browser.get("/record").body())
                .as("what waits is counted with its reason, and is not told")
                .contains("1 entry waits", "We call you first")
                .doesNotContain("6.9", "Potassium");
    }

    @Test
    @Verifies("B.int.3#4")
    void whatNobodyEverSentIsNotConnected() throws SQLException {
        try (var connection = owner.open();
                var keep = connection.createStatement()) {
            connection.setAutoCommit(true);
            keep.execute("create table kept as select * from chart.delivered where type = 'Goal'");
            keep.execute("delete from chart.delivered where type = 'Goal'");
            try {
                assertThat(browser.get("/record/goals").body())
                        .contains("Goals: not connected", "Call us, and we ask for them");
                assertThat(browser.get("/record").body()).contains("Not connected: nobody sends us these yet.");
            } finally {
                keep.execute("insert into chart.delivered select * from kept");
                keep.execute("drop table kept");
            }
        }
    }

    @Test
    void somebodySayingThatThereIsNoneIsNotNothing() {
        file(Entries.allergy(record, "No known allergy", "none", now));

        assertThat(browser.get("/record/allergies").body())
                .contains("No known allergy", "Somebody asked you")
                .doesNotContain("none recorded");
    }

    @Test
    void pressureIsAPairOverTimeWithATable() {
        file(Entries.pressure(record, "140/90", ago(200)));
        var newest = Entries.pressure(record, "128/82", now);
        file(newest);

        assertThat(browser.get("/record/vitals").body())
                .as("one line for each kind")
                .contains("128/82")
                .doesNotContain("140/90");
        var page = browser.get("/record/vitals/" + newest.id()).body();
        assertThat(page).contains("128/82 mmHg", "140/90 mmHg", "role=\"img\"");
        assertThat(page.split("class=\"dot\"").length - 1)
                .as("two lines of two")
                .isEqualTo(4);
    }

    @Test
    void yearsOfEntriesComeInPagesAndNoneIsLost() {
        var all = new ArrayList<Arrival>();
        for (int day = 0; day < 130; day++) {
            // Three of the same instant lie across the border of the first page.
            all.add(Entries.immunization(record, "Shot-%03d.".formatted(day), ago(day < 58 || day > 61 ? day : 60)));
        }
        chart.file(IMPORT, record, all);

        var seen = new ArrayList<String>();
        var path = "/record/everything";
        while (!path.isEmpty()) {
            var page = browser.get(path).body();
            java.util.regex.Pattern.compile("Shot-\\d{3}\\.")
                    .matcher(page)
                    .results()
                    .forEach(m -> seen.add(m.group()));
            var older = java.util.regex.Pattern.compile("href=\"([^\"]*everything\\?kind[^\"]*)\"")
                    .matcher(page);
            path = older.find() ? older.group(1).replace("&amp;", "&") : "";
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(130);
    }

    @Test
    void wordsAreFoundAndStandInNoAddress() {
        file(
                Entries.medicine(record, "Lisinopril 20 mg", "active", "cada mañana", now),
                Entries.immunization(record, "Influenza", now));

        var found = browser.post("/record/everything", "words", "MANANA lisin");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body()).contains("Lisinopril").doesNotContain("Influenza", "?words", "words=MANANA");
        assertThat(browser.post("/record/everything", "words", "nowhere").body())
                .contains("Nothing found");
        assertThat(browser.post("/record/everything", "kind", "immunizations", "year", "2020")
                        .location())
                .isEqualTo("/record/everything?kind=immunizations&year=2020");
        assertThat(browser.get("/record/everything?kind=immunizations").body())
                .contains("Influenza")
                .doesNotContain("Lisinopril");
    }

    @Test
    @Verifies({"B.fn.s1#2", "B.risk.sec.2#1"})
    void itRefusesAnotherPatient() {
        var medicine = Entries.medicine(record, "Lisinopril 20 mg", "active", "", now);
        file(medicine, Entries.pressure(record, "128/82", now));
        var cara = cast.cara().browser();

        var nothing = UUID.randomUUID();
        var missing = cara.get("/record/items/" + nothing);
        var foreign = cara.get("/record/items/" + medicine.id());
        assertThat(foreign.status()).isEqualTo(missing.status()).isEqualTo(404);
        assertThat(foreign.bodyWithoutToken().replace(medicine.id().toString(), nothing.toString()))
                .isEqualTo(missing.bodyWithoutToken());
        assertThat(cara.get("/record/vitals/" + medicine.id()).status()).isEqualTo(404);
        assertThat(cara.get("/record/medicines").body()).doesNotContain("Lisinopril");
        assertThat(cara.get("/record/no-such-part").status()).isEqualTo(404);
    }

    private void file(Arrival... arrivals) {
        chart.file(IMPORT, record, List.of(arrivals));
    }

    private void file(Arrival arrival, UUID patient) {
        chart.file(IMPORT, patient, List.of(arrival));
    }

    private Instant ago(int days) {
        return now.minus(Duration.ofDays(days));
    }
}
