package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody with ten years of visits, tests and medicines reads their record, on a phone and on an old narrow one. */
@PortalTest
@Tag("journey")
class APatientReadsTenYearsTests {

    @Autowired
    Chromium chromium;

    @Autowired
    TenYears someone;

    @Autowired
    Cast cast;

    @Test
    @Verifies({"B.int.3#1", "B.int.3#2"})
    void onAPhone() throws IOException {
        try (var phone = Screen.phone(chromium, "ten-years", cast.portal(), "en-US")) {
            phone.signIn(someone.patient(10));
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
            phone.signIn(someone.patient(10));
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
            phone.signIn(someone.patient(10));
            for (var page : new String[] {"/record", "/record/medicines", "/record/visits", "/record/everything"}) {
                phone.open(page);
                phone.looks("page");
            }
        }
    }

    @Test
    void inSpanish() throws IOException {
        try (var phone = Screen.phone(chromium, "diez-anos", cast.portal(), "es-US")) {
            phone.signIn(someone.patient(10));
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
}
