package org.havenport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.protocols.TextsInForce;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page of the running program, found by its routes and the links between them, in English on a phone and in
 * Spanish on a desk: no fault for those who see little, hear it, or use only the keyboard. A new route comes by itself.
 */
@PortalTest
@Tag("journey")
class EveryPageCanBeReadByEverybodyTests {

    /** What answers with something else than a page, or with a page only in the middle of something; and why. */
    private static final Map<String, String> NO_PAGE = new TreeMap<>(Map.ofEntries(
            Map.entry("/assets/{name}", "style sheet and script"),
            Map.entry("/fhir/r4/Observation", "for programs"),
            Map.entry("/fhir/r4/Patient/{id}", "for programs"),
            Map.entry("/fhir/r4/metadata", "for programs"),
            Map.entry("/status/live", "for programs"),
            Map.entry("/status/ready", "for programs"),
            Map.entry("/record/items/{id}/files/{file}", "a file as it came"),
            Map.entry("/staff/patients/{patient}/record/items/{id}/files/{file}", "a file as it came"),
            Map.entry("/staff/imports/{upload}/refusals.csv", "a table"),
            Map.entry("/staff/people/confirm.csv", "a table"),
            Map.entry("/staff/policies/policy.pdf", "a document"),
            Map.entry("/staff/safeguards/self-assessments/{entry}/csv", "a table"),
            Map.entry("/staff/safeguards/self-assessments/{entry}/pdf", "a document"),
            Map.entry("/staff/start-pages/{entry}/page", "a page as it was served, to keep"),
            Map.entry("/staff/start-pages/{entry}/pdf", "a document"),
            Map.entry("/staff/notices/kept", "only in the demonstration"),
            Map.entry("/forgotten/code", "only in the middle of a recovery: its journeys look at it"),
            Map.entry("/forgotten/proof", "only in the middle of a recovery: its journeys look at it"),
            Map.entry("/forgotten/new", "only in the middle of a recovery: its journeys look at it"),
            Map.entry("/suspended", "only while suspended: its journey looks at it"),
            Map.entry("/instructions.pdf", "a document"),
            Map.entry("/you/agreements.pdf", "a document"),
            Map.entry("/staff/enrolment/invite/{bundle}/envelopes.csv", "a table"),
            Map.entry("/sign-in/organisation", "leads to the sign-in of the organisation"),
            Map.entry("/sign-in/organisation/back", "comes from the sign-in of the organisation"),
            Map.entry("/sign-in/organisation/out", "only where the organisation has a sign-in of its own"),
            Map.entry("/sign-in/again/organisation", "leads to the sign-in of the organisation"),
            Map.entry("/staff/people/{account}/single-sign-on", "only where the organisation has a sign-in of its own"),
            Map.entry("/staff/notices/{patient}/{item}/code", "only while an address waits for its code"),
            Map.entry("/undo/{token}", "only with the link of a message"),
            Map.entry("/you/sign-in/passkeys/{id}", "only with a passkey: its journey looks at it"),
            Map.entry("/only-reading", "only while something comes first: its test looks at it"),
            Map.entry("/staff/holds/report", "a table"),
            Map.entry("/staff/letters/{patient}/{letter}/letter.pdf", "a document"),
            Map.entry("/sign-in/kept", "only when something was kept: its journey looks at it"),
            Map.entry("/sign-in/code", "only between password and code: every journey looks at it")));

    @Autowired
    Chromium chromium;

    @Autowired
    Cast cast;

    @Autowired
    Morning morning;

    @Autowired
    TenYears someone;

    @Autowired
    Unfinished unfinished;

    @Autowired
    TextsInForce texts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void inEnglishOnAPhoneAndInSpanishOnADesk() throws IOException {
        var way = Way.of(mapping);
        var pages = new LinkedHashMap<Walker, List<String>>();
        var reached = new TreeSet<String>();
        for (var who : walkers()) {
            who.walk(way).forEach((route, path) -> {
                if (reached.add(route)) {
                    pages.computeIfAbsent(who, _ -> new ArrayList<>()).add(path);
                }
            });
        }
        var open = new TreeSet<>(way.routes().keySet());
        open.removeAll(reached);
        assertThat(open)
                .as("every page is walked to; what is none stands in NO_PAGE, with its reason")
                .isEqualTo(NO_PAGE.keySet());

        var faults = new TreeMap<String, List<String>>();
        pages.forEach((who, paths) -> {
            look(who, paths, "en", (name, locale) -> Screen.phone(chromium, name, cast.portal(), locale), faults);
            look(who, paths, "es", (name, locale) -> Screen.wide(chromium, name, cast.portal(), locale), faults);
            // Whoever waits for their turn stays signed in.
            pages.keySet().stream()
                    .filter(waits -> waits.kind() != Kind.NOBODY)
                    .forEach(waits -> waits.browser().get("/"));
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void aPageWithFaultsIsNoticed() {
        try (var phone = Screen.phone(chromium, "faults", cast.portal(), "en-US")) {
            phone.shows("""
                    <!doctype html><html lang="en"><head><title> </title></head><body><main>
                    <h1>One</h1><h1>Another</h1><h4>Too deep</h4><img src="/assets/none">
                    <style>a { outline: none !important; }</style><a href="/home">Home</a>
                    <p style="width: 60rem; color: #ddd">Pale and wide</p></main></body></html>
                    """);
            assertThat(phone.faults("es").toString())
                    .contains("2 first headings", "no title", "said to be in en", "scrolls sideways")
                    .contains("no ring", "first key", "image-alt", "color-contrast", "heading-order");
        }
    }

    private void look(
            Walker who,
            List<String> paths,
            String language,
            BiFunction<String, String, Screen> opened,
            Map<String, List<String>> faults) {
        try (var screen = opened.apply("every-page", language + "-US")) {
            if (who.kind() != Kind.NOBODY) {
                screen.goOnAs(who.browser());
            }
            for (var path : paths) {
                var found = screen.faults(path, language, 200);
                if (!found.isEmpty()) {
                    faults.put("%s, %s, %s".formatted(who.name(), path, language), found);
                }
            }
        }
    }

    private List<Walker> walkers() throws IOException {
        texts.all();
        var patient = someone.patient(4);
        var critical = morning.bloodTest("6.6", "HH");
        cast.lookAfter(critical.patient());
        var unknown = morning.bloodTest("4.4", "N");
        unfinished.letterToPost();
        unfinished.orderWithoutAnAnswer(critical.patient());
        report(patient);
        leaves(cast.accountOf(morning.bloodTest("4.5", "N").patient()));
        asksForAnAccount(cast.stranger());
        new NearTwins(cast).waitForAPerson();
        cast.gina().browser().get("/staff/safeguards/self-assessments");
        cast.gina().browser().post("/staff/safeguards/self-assessments");
        var chart = "/staff/patients/" + patient.patient();
        return List.of(
                new Walker("nobody", Kind.NOBODY, EnumSet.noneOf(Role.class), cast.stranger(), List.of()),
                new Walker("a patient", Kind.PATIENT, EnumSet.noneOf(Role.class), patient.browser(), List.of()),
                new Walker(
                        "a patient from whom something is held back",
                        Kind.PATIENT,
                        EnumSet.noneOf(Role.class),
                        unfinished.heldBack().browser(),
                        List.of()),
                staff(
                        "the nurse",
                        cast.dora(),
                        Role.NURSE,
                        chart,
                        chart + "/mirror",
                        "/staff/patients/%s/reason".formatted(unknown.patient())),
                staff("the medical director", cast.osei(), Role.MEDICAL_DIRECTOR),
                staff("the administrator", cast.jana(), Role.ADMINISTRATOR),
                staff("the portal coordinator", cast.karl(), Role.PORTAL_COORDINATOR),
                staff(
                        "the compliance officer",
                        cast.gina(),
                        Role.COMPLIANCE_OFFICER,
                        "/staff/proof/" + morning.bloodTest("4.6", "N").patient()),
                staff("the counsel", cast.max(), Role.COUNSEL),
                staff(
                        "the security administrator",
                        cast.newStaff(Role.SECURITY_ADMINISTRATOR),
                        Role.SECURITY_ADMINISTRATOR));
    }

    private static Walker staff(String name, CastMember who, Role role, String... known) {
        // A browser of their own: what they come by must not change what other tests find in theirs.
        var browser = who.newBrowser();
        who.signIn(browser);
        return new Walker(name, Kind.STAFF, EnumSet.of(role), browser, List.of(known));
    }

    /** One entry is wrong, and one is somebody else's: a request and an incident. */
    private static void report(CastMember patient) {
        var browser = patient.browser();
        var items = Pattern.compile("href=\"/record/items/([0-9a-f-]{36})\"")
                .matcher(browser.get("/record/everything").body())
                .results()
                .map(hit -> hit.group(1))
                .distinct()
                .toList();
        browser.post("/corrections/new/" + items.get(0), "wrong", "DETAIL", "words", "I take two of them.");
        browser.post("/corrections/new/" + items.get(1), "wrong", "NOT_MINE", "words", "");
    }

    /** Somebody with a result they have not read leaves: they are called, and asked why. */
    private static void leaves(CastMember patient) {
        patient.browser().get("/you/leave");
        patient.browser().post("/you/leave");
    }

    private static void asksForAnAccount(Browser stranger) {
        stranger.get("/ask-for-an-account");
        stranger.post(
                "/ask-for-an-account",
                "given",
                "Rose",
                "family",
                "Asking",
                "month",
                "3",
                "day",
                "14",
                "year",
                "1951",
                "phone",
                "541 555 0101");
    }
}
