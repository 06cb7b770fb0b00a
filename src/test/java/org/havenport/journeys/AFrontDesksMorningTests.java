package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Karl brings in a file over the page, and Frank says whose the message about a near twin is. */
@PortalTest
@Tag("journey")
class AFrontDesksMorningTests {

    private static final Viewer JOB = Viewer.job("test");

    @Autowired
    Chromium chromium;

    @Autowired
    Cast cast;

    @Autowired
    Chart chart;

    @Autowired
    Asking asking;

    private String family;
    private LocalDate born;

    @BeforeEach
    void aFamilyOfTheirOwn() {
        family = "Winter" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9-]", "x");
        born = LocalDate.of(1920, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(30_000));
    }

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    @Verifies({"A1.8#4", "A1.8#7", "A1.8#10"})
    void aNearTwinIsToldApartByAPersonWithTwoIdentifiers(boolean script) {
        var name = script ? "front-desk" : "front-desk-without-script";
        try (var desk = Screen.desk(chromium, name + "-karl", cast.portal(), script)) {
            desk.signIn(cast.karl());
            bring(desk, message("Marlene", "H-"));
            desk.looks("imported");
            bring(desk, message("Marlena", "J-"));
            assertThat(desk.main()).containsText("Wait for a person");
            desk.open("/staff/imports");
            desk.looks("imports");
        }
        try (var desk = Screen.desk(chromium, name, cast.portal(), script)) {
            desk.signIn(cast.frank());
            desk.looks("today");
            desk.open("/staff/quarantine");
            desk.looks("list");
            turnPagesTo(desk, "Marlena " + family);
            desk.follow("Marlena " + family);
            assertThat(desk.main()).containsText("one typing error apart");
            desk.looks("both-sides");

            desk.main().getByText("It belongs to Marlene").click(new Locator.ClickOptions().setForce(!script));
            desk.fill("birthDate", born.toString());
            desk.press("File it");
            assertThat(desk.main()).containsText("Type two identifiers");
            desk.looks("one-is-not-enough");
            assertThat(items()).isEqualTo(2);

            desk.fill("recordNumber", "H-" + family);
            desk.press("File it");
            assertThat(desk.main()).containsText("It is done");
            desk.looks("done");
        }
        assertThat(items()).isEqualTo(3);
        try (var phone = Screen.phone(chromium, name + "-phone", cast.portal(), "es")) {
            phone.signIn(cast.frank());
            phone.open("/staff/quarantine");
            phone.looks("lista");
        }
    }

    /** The list starts with what has waited longest, and other tests have left a lot. */
    private static void turnPagesTo(Screen desk, String who) {
        for (int pages = 0; pages < 50 && !desk.words().contains(who); pages++) {
            desk.follow("Show what came later");
        }
    }

    private void bring(Screen desk, String message) {
        desk.open("/staff/imports");
        desk.fill("source", "north-" + family.toLowerCase(java.util.Locale.ROOT));
        desk.main()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("message.json", "application/json", message.getBytes(UTF_8)));
        desk.press("Bring them in");
        for (int i = 0; i < 100 && !desk.words().contains("1 of 1 file read"); i++) {
            desk.main().locator("h1").waitFor();
            pause();
            desk.open(desk.path());
        }
        assertThat(desk.main()).containsText("1 of 1 file read");
    }

    /** How many items the one patient of this family has. */
    private int items() {
        var patients = asking.as(
                JOB,
                sql -> sql.of("select distinct patient_id from chart.item where source = :source")
                        .param("source", "north-" + family.toLowerCase(java.util.Locale.ROOT))
                        .query(UUID.class)
                        .list());
        assertThat(patients).hasSize(1);
        return chart.items(JOB, ItemQuery.of(patients.getFirst()), "test").size();
    }

    private String message(String given, String number) {
        return """
                {"resourceType": "Bundle", "type": "collection", "entry": [
                  {"fullUrl": "urn:%3$sp", "resource": {"resourceType": "Patient", "id": "%3$s%2$sp",
                    "identifier": [{"type": {"coding": [{"code": "MR"}]}, "system": "urn:north", "value": "%3$s%2$s"}],
                    "name": [{"family": "%2$s", "given": ["%1$s"]}], "gender": "female", "birthDate": "%4$s"}},
                  {"fullUrl": "urn:%3$so", "resource": {"resourceType": "Observation", "id": "%3$s%2$so", "status": "final",
                    "category": [{"coding": [{"code": "laboratory"}]}], "code": {"text": "Sodium"},
                    "subject": {"reference": "urn:%3$sp"}, "effectiveDateTime": "2026-10-01", "valueString": "140"}}]}
                """.formatted(given, family, number, born);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
