package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.havenport.demo.SyntheticPractice;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.intake.Intake;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody with ten years of visits, tests and medicines reads their record, on a phone and on an old narrow one. */
@PortalTest
class APatientReadsTenYearsTests {

    private static final Viewer FEED = Viewer.job("import");

    @Autowired
    Chromium chromium;

    @Autowired
    Intake intake;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @Autowired
    Clock clock;

    @Test
    @Verifies({"B.int.3#1", "B.int.3#2"})
    void onAPhone() throws IOException {
        try (var phone = Screen.phone(chromium, "ten-years", cast.portal(), "en-US")) {
            phone.signIn(tenYears());
            phone.open("/home");
            phone.looks("home");
            phone.follow("The whole record");
            phone.looks("record");
            for (var part : new String[] {
                "medicines",
                "allergies",
                "problems",
                "immunizations",
                "vitals",
                "procedures",
                "visits",
                "notes",
                "documents",
                "care-plans",
                "goals",
                "care-team",
                "everything"
            }) {
                phone.open("/record/" + part);
                phone.looks(part);
            }
            phone.open("/record/medicines");
            phone.main().locator(".row-list a").first().click();
            phone.looks("medicine");
            assertThat(phone.main()).containsText("Received from");
            phone.open("/record/vitals");
            phone.follow("Blood pressure");
            phone.looks("pressure");
            assertThat(phone.main().locator("svg[role=img]")).isVisible();
            phone.open("/record/notes");
            phone.main().locator(".row-list a").first().click();
            phone.looks("note");
            phone.dark();
            phone.looks("note-dark");
        }
    }

    @Test
    void onANarrowPhoneWithoutScript() throws IOException {
        try (var phone = Screen.narrow(chromium, "ten-years-narrow", cast.portal(), "en-US", false)) {
            phone.signIn(tenYears());
            for (var page : new String[] {"/record", "/record/medicines", "/record/everything"}) {
                phone.open(page);
                phone.looks("page");
            }
            phone.fill("words", "lisinopril");
            phone.press("Search");
            phone.looks("found");
            assertThat(phone.path()).isEqualTo("/record/everything");
        }
        try (var phone = Screen.narrow(chromium, "ten-years-narrow-script", cast.portal(), "en-US", true)) {
            phone.signIn(tenYears());
            for (var page : new String[] {"/record", "/record/medicines", "/record/visits", "/record/everything"}) {
                phone.open(page);
                phone.looks("page");
            }
        }
    }

    @Test
    void inSpanish() throws IOException {
        try (var phone = Screen.phone(chromium, "diez-anos", cast.portal(), "es-US")) {
            phone.signIn(tenYears());
            for (var page : new String[] {"/record", "/record/medicines", "/record/goals", "/record/everything"}) {
                phone.open(page);
                phone.looks("pagina");
            }
            // What was prescribed may stand on a later page: which entries are the newest is drawn.
            assertThat(phone.words())
                    .contains("Todo su expediente", "Signos vitales")
                    .doesNotContain("Prescription", "Vital signs");
        }
    }

    private CastMember tenYears() throws IOException {
        var random = ThreadLocalRandom.current();
        var plan = new SyntheticPractice.Plan(
                random.nextLong(), 1, 10, clock.instant().atZone(java.time.ZoneId.of("America/Los_Angeles")));
        var practice = new SyntheticPractice(plan);
        var run = intake.begin(FEED, "ten-years-" + UUID.randomUUID(), false);
        var counts = intake.read(FEED, run, "practice", new ByteArrayInputStream(practice.facility()))
                .counts();
        // A number nobody else of this run has been drawn as.
        var number = random.nextInt(2_000_000, 100_000_000);
        counts = counts.plus(intake.read(FEED, run, "patient", new ByteArrayInputStream(practice.patient(number)))
                .counts());
        intake.finish(FEED, run);
        assertThat(counts.refused() + counts.quarantined()).isZero();
        return cast.accountOf(asking.as(
                FEED,
                sql -> sql.of("select distinct patient_id from chart.item where source = :source")
                        .param("source", run.source())
                        .query(UUID.class)
                        .single()));
    }
}
