package org.havenport.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.followup.Obligations;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.protocols.Texts;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class UnreviewedResultsAreReadKnowinglyTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    UnreviewedResultsAreReadKnowingly guard;

    @Autowired
    Chart chart;

    @Autowired
    Obligations obligations;

    @Autowired
    Texts texts;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    private CastMember ann;
    private Browser browser;

    @BeforeEach
    void somebodyNew() {
        ann = cast.newPatientWhoIsTold();
        browser = ann.browser();
    }

    @Test
    @Verifies({"B.risk.misint.1#8", "B.risk.misint.2#2"})
    void theFirstOfAClassIsConfirmedOnceAndTheEvidenceHolds() throws Exception {
        var potassium = file("Potassium", "2823-3");

        var old = Arrivals.potassium(
                ann.patient(), UUID.randomUUID(), null, "4.4", clock.instant().minus(Duration.ofDays(90)), true);
        chart.file(IMPORT, ann.patient(), List.of(old));
        for (var page : List.of("/home", "/results", "/results/" + potassium, "/results/" + old.id())) {
            assertThat(browser.get(page).body()).as(page).doesNotContain("4.0").contains("result");
        }
        assertThat(browser.get("/results").body()).contains("Open to read", "Potassium");
        assertThat(browser.get("/results/" + potassium).body())
                .contains(
                        "A result is in",
                        "id=\"MISINTERPRETATION\"",
                        texts.shown(UnreviewedResultsAreReadKnowingly.TEXT, Locale.ENGLISH)
                                .text())
                .doesNotContain("Potassium");
        assertThat(viewings()).as("only the old one was read").isEqualTo(1);

        var answer = browser.post("/results/" + potassium + "/read");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(browser.get(answer.location()).body()).contains("Potassium", "4.0", "id=\"MISINTERPRETATION\"");
        assertThat(viewings()).isEqualTo(2);
        assertThat(version())
                .isEqualTo(texts.shown(UnreviewedResultsAreReadKnowingly.TEXT, Locale.ENGLISH)
                        .version());
        var vitamin = file("Vitamin D", "62292-8");
        assertThat(browser.get("/results/" + vitamin).body())
                .as("once for the class")
                .contains("Vitamin D", "4.0");
        var culture = file("Urine culture", "630-4");
        assertThat(browser.get("/results/" + culture).body())
                .as("another class is asked about on its own")
                .contains("test for germs")
                .doesNotContain("Urine culture");
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("B.risk.misint.1#8")
    void noOtherPageShowsItBeforeTheWord() {
        var potassium = file("Potassium", "2823-3");

        for (var kind : List.of("", "results")) {
            assertThat(browser.get("/record/everything?kind=" + kind).body())
                    .contains("Potassium", "/results/" + potassium, "Nobody of your care team has looked at it yet.")
                    .doesNotContain("4.0");
        }
        assertThat(browser.post("/record/everything", "words", "potassium").body())
                .contains("Potassium")
                .doesNotContain("4.0");
        for (var past : List.of("/record/items/" + potassium, "/record/items/" + potassium + "/files/1")) {
            var answer = browser.get(past);
            assertThat(answer.status()).as(past).isEqualTo(303);
            assertThat(answer.location()).isEqualTo("/results/" + potassium);
        }

        browser.post("/results/" + potassium + "/read");
        assertThat(browser.get("/record/everything").body())
                .contains("Potassium", "4.0")
                .doesNotContain("Nobody of your care team has looked at it yet.");
        assertThat(browser.get("/record/items/" + potassium).status()).isEqualTo(200);
    }

    @Test
    @Verifies("B.risk.misint.1#8")
    void theFirstPageSaysThatNobodyHasLookedYet() {
        var potassium = file("Potassium", "2823-3");

        assertThat(browser.get("/home").body())
                .contains("Potassium", "Nobody of your care team has looked at it yet.")
                .doesNotContain(">Report<", "4.0");
        assertThat(browser.get("/home?lang=es").body())
                .contains("Nadie de su equipo médico lo ha mirado aún.")
                .doesNotContain(">Informe<");

        asking.run(IMPORT, sql -> obligations.reviewed(sql, ann.patient(), potassium, null));
        assertThat(browser.get("/home?lang=en").body())
                .contains("4.0")
                .doesNotContain("Nobody of your care team has looked at it yet.");
    }

    @Test
    @Verifies("B.risk.misint.1#8")
    void itIsSwitchedOffWithTheConfirmationAndOnAgainUnderTheResults() {
        var potassium = file("Potassium", "2823-3");
        browser.get("/results/" + potassium);
        browser.post("/results/" + potassium + "/read", "off", "true");
        var culture = file("Urine culture", "630-4");
        assertThat(browser.get("/results/" + culture + "?lang=es").body()).contains("Urine culture");
        assertThat(browser.get("/results?lang=es").body()).contains("Pregúntenme otra vez");

        browser.post("/results/notice", "on", "true");

        var biopsy = file("Skin biopsy", "22034-3");
        assertThat(browser.get("/results/" + biopsy + "?lang=es").body())
                .contains("Llegó un resultado", "tejido o células", "Entiendo")
                .doesNotContain("Skin biopsy");
        assertThat(browser.get("/results?lang=en").body()).contains("Do not ask me any more", "Open to read");
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("B.risk.misint.1#8")
    void whatWasReviewedIsShownWithoutAWord() {
        var potassium = file("Potassium", "2823-3");
        asking.run(IMPORT, sql -> obligations.reviewed(sql, ann.patient(), potassium, null));

        assertThat(browser.get("/results/" + potassium).body()).contains("Potassium", "4.0");
        assertThat(browser.get("/results").body()).contains("4.0").doesNotContain("Open to read");
    }

    @Test
    void whoeverAsksToSeeItNowHasReadTheWords() {
        var critical = Arrivals.potassium(ann.patient(), "6.83", clock.instant());
        chart.file(IMPORT, ann.patient(), List.of(critical));
        assertThat(browser.get("/results/" + critical.id()).body())
                .contains(texts.shown(UnreviewedResultsAreReadKnowingly.TEXT, Locale.ENGLISH)
                        .text());

        browser.post("/results/" + critical.id() + "/show");

        assertThat(browser.get("/results/" + critical.id()).body()).contains("6.83");
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    void itRefusesAnotherPatient() {
        var potassium = file("Potassium", "2823-3");
        var cara = cast.cara().browser();
        cara.get("/results");
        assertThat(cara.get("/results/" + potassium).status()).isEqualTo(404);
        assertThat(cara.post("/results/" + potassium + "/read").status()).isEqualTo(404);
    }

    @Test
    @Verifies("B.risk.misint.1#8")
    void theEvidenceTurnsWhenSomebodyReadWithoutSayingSo() throws Exception {
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        var item = UUID.randomUUID();
        change(
                "insert into results.early_reading (patient_id, item_id, by_actor, at, class) "
                        + "values (?, ?, ?, '%s', 'LABORATORY')".formatted(clock.instant()),
                ann.patient(),
                item,
                ann.account());
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            change(
                    "delete from results.early_reading where patient_id = ? and item_id = ? and by_actor = ?",
                    ann.patient(),
                    item,
                    ann.account());
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    private UUID file(String title, String loinc) {
        var arrival = Arrivals.named(ann.patient(), title, loinc, clock.instant());
        chart.file(IMPORT, ann.patient(), List.of(arrival));
        return arrival.id();
    }

    private int viewings() throws Exception {
        return number("select count(*) from followup.viewing where patient_id = ?");
    }

    private int version() throws Exception {
        return number("select disclaimer_version from results.caution where patient_id = ? and what = 'CONFIRMED'");
    }

    private int number(String sql) throws Exception {
        try (var connection = owner.open();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, ann.patient());
            var row = select.executeQuery();
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    private void change(String sql, Object... parameters) throws Exception {
        try (var connection = owner.open();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
