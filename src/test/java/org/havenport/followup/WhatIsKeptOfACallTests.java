package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody in a hurry: pages that are old, buttons pressed twice, two who do the same. */
@PortalTest
class WhatIsKeptOfACallTests {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");
    private static final String WORDS = "The blood count is lower than it should be. Come in on Monday.";

    @Autowired
    Chart chart;

    @Autowired
    Contacts contacts;

    @Autowired
    Owing owing;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    private CastMember pat;
    private Browser dora;
    private UUID first;

    @BeforeEach
    void somebodyWhoLeftIsToBeCalled() {
        pat = cast.newPatient();
        pat.browser().get("/you/leave");
        pat.browser().post("/you/leave");
        first = result("5.4");
        dora = cast.dora().browser();
    }

    @Test
    @Verifies("A1.10#5")
    void aButtonPressedTwiceIsOneTry() {
        var seen = seen(dora);

        assertThat(post(dora, seen, "outcome", "VOICEMAIL").status()).isEqualTo(303);
        assertThat(post(dora, seen, "outcome", "VOICEMAIL").status()).isEqualTo(303);

        assertThat(dora.get(page()).body()).contains("one try");
        assertThat(outcomes(first)).containsExactly("VOICEMAIL");
        assertThat(post(dora, seen(dora), "outcome", "VOICEMAIL").status()).isEqualTo(303);
        assertThat(dora.get(page()).body()).as("a second try of its own").contains("2 tries");
    }

    @Test
    @Verifies("A1.10#5")
    void aConversationSentTwiceIsOneAndNoDeadEnd() {
        var seen = seen(dora);

        assertThat(spoke(dora, seen).location()).endsWith("/staff/calls");
        assertThat(spoke(dora, seen).location()).endsWith("/staff/calls");

        assertThat(outcomes(first)).containsExactly("SPOKE");
    }

    @Test
    @Verifies({"A1.10#4", "A1.10#5"})
    void whatCameInSinceThePageWasOpenedHasStillToBeTold() {
        var seen = seen(dora);
        var second = result("5.5");

        assertThat(spoke(dora, seen).location()).endsWith("?said=left");

        assertThat(outcomes(first)).containsExactly("SPOKE");
        assertThat(outcomes(second)).as("nobody spoke about it").isEmpty();
        assertThat(owing.calls(pat, second)).containsExactly("LEFT");
        assertThat(dora.get(page() + "?said=left").body()).contains("One result", "have still to be told of it");
    }

    @Test
    @Verifies("A1.10#5")
    void otherValuesOrAnotherTryAreSeenBeforeAnythingIsKeptAndNothingTypedIsLost() {
        var seen = seen(dora);
        file(Arrivals.potassium(pat.patient(), first, null, "5.6", clock.instant(), false));

        var newer = spoke(dora, seen);

        assertThat(newer.status()).isEqualTo(409);
        assertThat(newer.body())
                .contains("Something changed", WORDS)
                .containsPattern("value=\"BIRTH_DATE\"[^>]*checked")
                .containsPattern("value=\"SPOKE\"[^>]*checked");
        assertThat(outcomes(first)).isEmpty();

        var nora = cast.newStaff(Role.NURSE).browser();
        var both = seen(dora);
        assertThat(post(nora, seen(nora), "outcome", "NO_ANSWER").status()).isEqualTo(303);
        assertThat(spoke(dora, both).status()).as("a colleague tried").isEqualTo(409);
        assertThat(spoke(dora, seen(dora)).status()).isEqualTo(303);
    }

    @Test
    void takingTheCallOnKeepsWhatIsFilledIn() {
        assertThat(dora.post(page() + "/take", "seen", seen(dora)).status()).isEqualTo(303);
        var taken = cast.nora().browser();
        assertThat(taken.get(page()).body())
                .as("the Enter key saves")
                .containsSubsequence("type=\"submit\" form=\"call\" tabindex=\"-1\"", "/take\"");
        var page = taken.post(page() + "/take", "outcome", "SPOKE", "identifiers", "ADDRESS", "told", WORDS);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Nora Kim", WORDS)
                .containsPattern("value=\"SPOKE\"[^>]*checked")
                .containsPattern("value=\"ADDRESS\"[^>]*checked");
    }

    @Test
    @Verifies("A1.10#5")
    void whoIsSlowerThanAColleagueReadsWhoEndedItAndWhatTheyHadTyped() {
        var seen = seen(dora);
        var other = cast.newStaff(Role.NURSE);
        assertThat(spoke(other.browser(), seen(other.browser())).status()).isEqualTo(303);

        var late = spoke(dora, seen);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body())
                .contains("This call is over", "ended this call on", "What you wrote:", WORDS)
                .contains("/record\"");
        assertThat(outcomes(first)).containsExactly("SPOKE");
    }

    @Test
    @Verifies("A1.8#2")
    void onlyThePatientRefusesToBeTold() {
        assertThat(post(dora, seen(dora), "outcome", "DECLINED", "identifiers", "ADDRESS")
                        .body())
                .contains("Only the patient can say");
        assertThat(post(dora, seen(dora), "outcome", "DECLINED", "identifiers", "ADDRESS", "identifiers", "PHONE")
                        .status())
                .isEqualTo(303);
        assertThat(owing.calls(pat, first)).containsExactly("LEFT DECLINED");
    }

    @Test
    void theCallSaysWhatItIsAboutAndWarnsOfWhatIsConfidential() {
        assertThat(dora.get(page()).body()).contains("Potassium").doesNotContain("confidential topic");
        var about = Arrivals.potassium(pat.patient(), "5.4", clock.instant());
        file(Arrivals.labelled(about, "HIV"));

        assertThat(dora.get(page()).body()).contains("confidential topic", "Say nothing of it to a parent");
    }

    @Test
    @Verifies("B.risk.inap.2#4")
    void whatWasSaidOfSeveralIsForWhoeverMaySeeThemAll() {
        result("5.5");
        assertThat(spoke(dora, seen(dora)).status()).isEqualTo(303);
        assertThat(said()).hasSize(2).noneMatch(Item::confidential);

        result("5.6");
        file(Arrivals.labelled(Arrivals.potassium(pat.patient(), "5.7", clock.instant()), "HIV"));
        assertThat(spoke(dora, seen(dora)).status()).isEqualTo(303);

        assertThat(said()).hasSize(4);
        assertThat(said().stream().filter(Item::confidential)).hasSize(2);
    }

    private List<Item> said() {
        return chart.items(Viewer.job("import"), ItemQuery.of(pat.patient()).ofTypes("Communication"), "test");
    }

    @Test
    @Verifies("B.com.4#2")
    void whoTakesTheCallHasTheWorkAndWhoTakesTheWorkHasTheCall() {
        dora.get(page());
        dora.post(page() + "/take");
        assertThat(owner()).containsExactly(cast.dora().account().toString());
        var other = cast.newStaff(Role.CLINICIAN);
        var work = owing.ask("""
                        select id::text from worklist.work
                        where patient_id = :patient and subject = :patient and closed_at is null and :item is not null
                        """, pat, first);
        dora.get("/staff/work/" + pat.patient() + "/" + work.getFirst());
        dora.post(
                "/staff/work/" + pat.patient() + "/" + work.getFirst(),
                "act",
                "hand-over",
                "to",
                other.account().toString());
        assertThat(owing.ask("""
                        select coalesce(holder::text, 'nobody') from followup.call
                        where patient_id = :patient and item_id = :item
                        """, pat, first)).containsExactly("nobody");
        var browser = other.browser();
        browser.get("/staff/work/" + pat.patient() + "/" + work.getFirst());
        browser.post("/staff/work/" + pat.patient() + "/" + work.getFirst(), "act", "take");
        assertThat(owing.ask("""
                        select coalesce(holder::text, 'nobody') from followup.call
                        where patient_id = :patient and item_id = :item
                        """, pat, first)).containsExactly(other.account().toString());
    }

    private List<String> owner() {
        return owing.ask("""
                        select owner::text from worklist.work where patient_id = :patient and subject = :patient
                          and claimed_at is not null and closed_at is null and :item is not null
                        """, pat, first);
    }

    private List<String> outcomes(UUID item) {
        return owing.ask(
                "select outcome from followup.contact where patient_id = :patient and item_id = :item order by at",
                pat,
                item);
    }

    private String seen(Browser browser) {
        var found = SEEN.matcher(browser.get(page()).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private Browser.Answer spoke(Browser browser, String seen) {
        return post(
                browser,
                seen,
                "outcome",
                "SPOKE",
                "identifiers",
                "BIRTH_DATE",
                "identifiers",
                "ADDRESS",
                "understood",
                "yes",
                "told",
                WORDS);
    }

    private Browser.Answer post(Browser browser, String seen, String... fields) {
        var all = new ArrayList<>(List.of("seen", seen));
        all.addAll(List.of(fields));
        return browser.post(page(), all.toArray(String[]::new));
    }

    private String page() {
        return "/staff/calls/" + pat.patient();
    }

    private UUID result(String value) {
        var result = Arrivals.potassium(pat.patient(), value, clock.instant());
        file(result);
        return result.id();
    }

    private void file(Arrival arrival) {
        chart.file(Viewer.job("import"), pat.patient(), List.of(arrival));
    }
}
