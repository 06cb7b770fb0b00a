package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.PostOffice;
import org.havenport.house.Proxies;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.notices.Channel;
import org.havenport.notices.ContactPoints;
import org.havenport.notices.Mailbag;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ann is sixteen. She had tests that are nobody's business; her father looks everywhere he can. */
@PortalTest
@Tag("journey")
class AConfidentialTestTests {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
    private static final Pattern ONCE = Pattern.compile("name=\"_csrf\" value=\"[^\"]*\"|data-most=\"\\d+\""
            + "|\\b\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.\\d+)?(?:Z|\\s*[ap]m)?|\\b\\d{1,2} [ap]m"
            + "|nonce=\"[^\"]*\"|Good (?:morning|afternoon|evening)");
    private static final String[] TOLD = {"hiv", "immunodeficiency", "choriogonadotropin", "pregnan"};
    private static final String OWN_DOING =
            "/(sign-out|quick-exit|assets|staff|you/leave|mirror|posting-times|posting-times/.*|help.*)";

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    Cast cast;

    @Autowired
    Proxies proxies;

    @Autowired
    ContactPoints points;

    @Autowired
    Mailbag mailbag;

    @Autowired
    TestClock clock;

    @Test
    @Verifies({"B.risk.inap.2#4", "A.risk.1#1"})
    void herFatherFindsNoTraceAndSheFindsAll() throws IOException {
        var known = morning.somebody(LocalDate.now(clock).minusYears(16).minusDays(40));
        var ordinary = morning.parcel(known);
        ordinary.report("LAB", "24323-8", "Checkup panel", "", ordinary.value("2951-2", "Sodium", "139", "mmol/L"));
        var first = morning.sends(known, ordinary);
        var mail = "ann." + first.patient() + "@example.org";
        points.enter((Viewer.Job) Viewer.job("test"), first.patient(), Channel.EMAIL, mail);
        var ann = morning.accountOf(first);
        var father = proxies.parentOf(first.patient());
        father.get("/results/" + first.report());
        father.post("/results/" + first.report() + "/read");
        // Once for what changes by itself: what he has read is no longer new.
        allHeFinds(father, first.patient().toString());
        var before = allHeFinds(father, first.patient().toString());
        assertThat(before.keySet()).as("he does get about").hasSizeGreaterThan(8);
        assertThat(before.values()).anyMatch(it -> it.contains("Sodium"));

        var alone = morning.parcel(known);
        alone.report(
                "LAB",
                "11502-2",
                "Laboratory report",
                "HIV 1+2 antibody reactive. Choriogonadotropin positive: pregnancy.",
                alone.said("56888-1", "HIV 1+2 antibody", "Reactive"),
                alone.said("2106-3", "Choriogonadotropin in urine", "Positive"));
        var arrived = morning.sends(known, alone);

        var after = allHeFinds(father, first.patient().toString());
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((path, page) -> assertThat(page).as(path).isEqualTo(before.get(path)));
        for (var path : new String[] {
            "/results/" + arrived.report(),
            "/held/" + arrived.report(),
            "/record/items/" + arrived.report(),
            "/corrections/new/" + arrived.report()
        }) {
            assertThat(father.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(father.post("/results/" + arrived.report() + "/seen").status())
                .isEqualTo(404);

        assertThat(father.get("/fhir/r4/Observation?category=laboratory&patient=" + first.patient())
                        .body())
                .doesNotContain("56888-1", "2106-3");

        mailbag.empty(first.patient());
        PostOffice.mailTo(mail)
                .forEach(it -> assertThat(PostOffice.whole(it).toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain(TOLD));
        annFindsIt(ann.browser(), arrived);
    }

    private void annFindsIt(Browser ann, Morning.Arrived arrived) {
        try (var phone = Screen.phone(chromium, "alone-ann", cast.portal(), "en-US")) {
            phone.goOnAs(ann);
            phone.open("/results");
            assertThat(phone.main()).containsText("Laboratory report");
            phone.looks("results");
            phone.open("/results/" + arrived.report());
            if (phone.main().locator("form[action$='/show'] button").count() > 0) {
                phone.press(phone.main().locator("form[action$='/show'] button"));
            }
            assertThat(phone.main()).containsText("HIV 1+2 antibody");
            assertThat(phone.main()).containsText("Choriogonadotropin");
            phone.looks("result");
            assertThat(ann.get("/fhir/r4/Observation?category=laboratory&patient=" + arrived.patient())
                            .body())
                    .contains("56888-1", "2106-3");
        }
    }

    /** Every page he comes to by links, what he finds by searching, and what his programs are told. */
    private static Map<String, String> allHeFinds(Browser father, String patient) {
        var found = new LinkedHashMap<String, String>();
        var next = new ArrayDeque<String>();
        next.add("/home");
        next.add("/held");
        next.add("/notices");
        next.add("/fhir/r4/Observation?patient=" + patient);
        next.add("/fhir/r4/Patient/" + patient);
        while (!next.isEmpty() && found.size() < 120) {
            var path = next.remove();
            if (found.containsKey(path) || path.contains("lang=") || path.matches(OWN_DOING + "(/.*|\\?.*)?")) {
                continue;
            }
            var answer = father.get(path);
            found.put(path, said(answer));
            var links = LINK.matcher(answer.body());
            while (answer.status() == 200 && links.find()) {
                next.add(links.group(1).replace("&amp;", "&"));
            }
        }
        for (var words : new String[] {"HIV", "Choriogonadotropin", "pregnancy", "Laboratory report"}) {
            var answer = father.post("/record/everything", "words", words);
            found.put("search " + words, said(answer));
        }
        return found;
    }

    private static String said(Browser.Answer answer) {
        var to = answer.status() == 303 ? answer.location() : "";
        // The bytes of a paper differ each time it is made.
        return answer.body().startsWith("%PDF")
                ? "paper"
                : answer.status() + " " + to + ONCE.matcher(answer.body()).replaceAll("*");
    }
}
