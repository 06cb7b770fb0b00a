package org.havenport.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Protocols;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ValueControllerTests {

    private static final String LIST = "/staff/policies/values";
    private static final String REST = LIST + "/access.rest-minutes-patient";
    private static final String LIMITS = LIST + "/release.critical-limits";
    private static final Pattern WAITS = Pattern.compile("action=\"([^\"]+/\\d+)/(?:approve|withdraw)\"");

    @Autowired
    Cast cast;

    @Autowired
    Protocols protocols;

    @Autowired
    Deciding deciding;

    @AfterEach
    void forget() {
        deciding.forget(parameter("access.rest-minutes-patient"));
        deciding.forget(parameter("release.critical-limits"));
    }

    @Test
    @Verifies({"A1.0#3", "B.rule.1#1"})
    void oneProposesAnotherApprovesAndTheProgramDoesIt() {
        var jana = cast.jana().browser();
        var gina = cast.gina().browser();

        assertThat(propose(jana, REST, "value", "20").status()).isEqualTo(303);
        var own = jana.get(REST).body();
        assertThat(own).contains("20 minutes", "You wrote it.").doesNotContain("/approve\"");
        assertThat(jana.post(waiting(jana, REST) + "/approve").status()).isNotEqualTo(303);
        assertThat(gina.get(LIST).body()).contains("You can decide");

        assertThat(gina.get(REST).body()).contains("30 minutes", "20 minutes", "Shared tablets");
        assertThat(gina.post(waiting(gina, REST) + "/approve").status()).isEqualTo(303);

        assertThat(protocols.decision(parameter("access.rest-minutes-patient")).value())
                .isEqualTo(20);
        assertThat(gina.get(REST).body()).contains("Approved by Gina Moretti", "Proposed by Jana Novak");
        assertThat(gina.get(LIST).body()).contains("Not the program's proposal");
    }

    @Test
    @Verifies("A1.0#6")
    void aValueOutsideItsBoundsIsRefusedBesideItsField() {
        var jana = cast.jana().browser();

        var page = propose(jana, REST, "value", "61");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("href=\"#value\"", "It may be from 5 to 60.", "value=\"61\"", "aria-invalid=\"true\"");
        assertThat(jana.post(
                                REST,
                                "value",
                                "20",
                                "reason",
                                "",
                                "from",
                                deciding.today().toString())
                        .body())
                .contains("href=\"#reason\"");
        assertThat(jana.post(REST, "value", "20", "reason", "x", "from", "soon").body())
                .contains("href=\"#from\"");
    }

    @Test
    @Verifies("B.rule.1#1")
    void aTableIsTypedRowByRowAndApprovedByTheMedicalDirector() {
        var jana = cast.jana().browser();
        var osei = cast.osei().browser();

        assertThat(jana.post(LIMITS, "do", "add", "from", "").body()).contains("name=\"value.0.codes\"");
        var wrong = jana.post(LIMITS, row("lots", deciding.today().toString()));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Row 1, At or above: Please type a number.", "href=\"#value.0.high\"");
        assertThat(jana.post(LIMITS, row("6.5", deciding.today().toString())).status())
                .isEqualTo(303);
        assertThat(cast.gina().browser().get(LIMITS).body()).doesNotContain("/approve\"");

        var waits = waiting(osei, LIMITS);
        assertThat(osei.post(waits + "/approve", "expires", "").body()).contains("href=\"#expires\"");
        assertThat(osei.post(
                                waits + "/approve",
                                "expires",
                                deciding.today().plusMonths(12).toString())
                        .status())
                .isEqualTo(303);

        assertThat(osei.get(LIMITS).body()).contains("<td>Potassium</td>", "<td>6.5</td>", "Approved until");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var member : List.of(cast.dora(), cast.lena(), cast.hugo(), cast.ann())) {
            assertThat(member.browser().get(REST).status()).isEqualTo(404);
            assertThat(propose(member.browser(), REST, "value", "20").status()).isEqualTo(404);
        }
        assertThat(cast.jana().browser().get(LIST + "/no-such-value").status()).isEqualTo(404);
        propose(cast.karl().browser(), REST, "value", "20");
        var waits = waiting(cast.gina().browser(), REST);
        assertThat(cast.karl().browser().post(waits + "/approve").status()).isEqualTo(404);
        assertThat(cast.max().browser().post(waits + "/approve").status()).isEqualTo(404);
        assertThat(cast.osei().browser().post(waits + "/reject", "why", "No").status())
                .isEqualTo(404);
    }

    @Test
    void whatSomebodyElseDidMeanwhileIsSaid() {
        propose(cast.karl().browser(), REST, "value", "20");
        var waits = waiting(cast.gina().browser(), REST);
        assertThat(cast.jana()
                        .browser()
                        .post(waits + "/reject", "why", "Too short")
                        .status())
                .isEqualTo(303);

        var late = cast.gina().browser().post(waits + "/approve");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody has changed this meanwhile", "Too short", "Rejected by Jana Novak");
    }

    @Test
    void spanishReadersReadSpanish() {
        var page = cast.max().browser().get(REST + "?lang=es");
        assertThat(page.body()).contains("Quién lo aprueba", "30 minutos");
        cast.max().browser().get(REST + "?lang=en");
    }

    private Browser.Answer propose(Browser browser, String path, String field, String value) {
        return browser.post(
                path,
                field,
                value,
                "reason",
                "Shared tablets in the waiting room",
                "from",
                deciding.today().toString());
    }

    private static String[] row(String high, String today) {
        return new String[] {
            "value.0.codes",
            "2823-3",
            "value.0.name",
            "Potassium",
            "value.0.unit",
            "mmol/L",
            "value.0.low",
            "",
            "value.0.high",
            high,
            "reason",
            "A second net",
            "from",
            today
        };
    }

    private static String waiting(Browser browser, String path) {
        var found = WAITS.matcher(browser.get(path).body());
        assertThat(found.find()).as("a proposal waits").isTrue();
        return found.group(1);
    }

    private Parameter<?> parameter(String key) {
        return protocols.parameter(key).orElseThrow();
    }
}
