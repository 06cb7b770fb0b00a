package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.util.UUID;
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

    private NearTwins twins;

    @BeforeEach
    void aFamilyOfTheirOwn() {
        twins = new NearTwins(cast);
    }

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    @Verifies({"A1.8#4", "A1.8#7", "A1.8#10"})
    void aNearTwinIsToldApartByAPersonWithTwoIdentifiers(boolean script) {
        var name = script ? "front-desk" : "front-desk-without-script";
        try (var desk = Screen.desk(chromium, name + "-karl", cast.portal(), script)) {
            desk.signIn(cast.karl());
            bring(desk, twins.message("Marlene", "H-"));
            desk.looks("imported");
            bring(desk, twins.message("Marlena", "J-"));
            assertThat(desk.main()).containsText("Wait for a person");
            desk.open("/staff/imports");
            desk.looks("imports");
        }
        try (var desk = Screen.desk(chromium, name, cast.portal(), script)) {
            desk.signIn(cast.frank());
            desk.looks("today");
            desk.open("/staff/quarantine");
            desk.looks("list");
            turnPagesTo(desk, "Marlena " + twins.family());
            desk.follow("Marlena " + twins.family());
            assertThat(desk.main()).containsText("one typing error apart");
            desk.looks("both-sides");

            desk.main().getByLabel("It belongs to Marlene").press("Space");
            desk.fill("birthDate", twins.born().toString());
            desk.press("File it");
            assertThat(desk.main()).containsText("Type two identifiers");
            desk.looks("one-is-not-enough");
            assertThat(items()).isEqualTo(2);

            desk.fill("recordNumber", "H-" + twins.family());
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
        desk.fill("source", twins.source());
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
                        .param("source", twins.source())
                        .query(UUID.class)
                        .list());
        assertThat(patients).hasSize(1);
        return chart.items(JOB, ItemQuery.of(patients.getFirst()), "test").size();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
