package org.havenport.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.havenport.home.OpenPages;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.safeguards.Safeguards;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class SafeguardsControllerTests {

    private static final String PAGE = "/staff/safeguards";

    @Autowired
    Cast cast;

    @Autowired
    Safeguards safeguards;

    @Autowired
    List<Safeguard> all;

    @Autowired
    Clock clock;

    @Autowired
    Register register;

    @Autowired
    Viewers viewers;

    @Autowired
    OpenPages openPages;

    @Test
    @Verifies({"A.risk.5#2", "A.risk.5#3"})
    void everyPromiseStandsThereWithItsStateRowsAndName() {
        var page = cast.gina().browser().get(PAGE);

        assertThat(page.status()).isEqualTo(200);
        for (var guard : all) {
            assertThat(page.body().replace("<wbr>", "")).contains("<code>" + Safeguards.name(guard) + "</code>");
            assertThat(page.body()).contains(String.join(", ", guard.requirements()));
        }
        assertThat(page.body())
                .contains("%d promises".formatted(all.size()), "<table", "scope=\"col\"", "Where to act");
    }

    @Test
    void itIsForThoseWhoAnswerForThePractice() {
        for (var may : List.of(cast.gina(), cast.jana(), cast.osei())) {
            assertThat(may.browser().get(PAGE).status()).isEqualTo(200);
        }
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var mayNot : List.of(cast.dora(), cast.lena(), cast.hugo())) {
            assertThat(mayNot.browser().get(PAGE).status()).isEqualTo(404);
        }
        assertThat(cast.ann().browser().get(PAGE).status()).isEqualTo(404);
    }

    @Test
    void theFilterShowsOneStateAndSaysWhenNothingFits() {
        var gina = cast.gina().browser();

        assertThat(gina.get(PAGE + "?state=holds").body()).doesNotContain("Look at these first");
        assertThat(gina.get(PAGE + "?row=no-such-row").body()).contains("No promise fits.");
        assertThat(gina.get(PAGE + "?row=%3Cscript%3E").body())
                .doesNotContain("<script>")
                .contains("No promise fits.");
    }

    @Test
    void aLinkLeadsOnlyWhereTheReaderMayGo() {
        var where = "/staff/results-to-release";

        assertThat(openPages.opens(viewers.staff(Role.NURSE), where)).isTrue();
        assertThat(openPages.opens(viewers.staff(Role.COMPLIANCE_OFFICER), where))
                .isFalse();
        assertThat(openPages.opens(viewers.staff(Role.COMPLIANCE_OFFICER), "/staff/no-such-page"))
                .isFalse();
    }

    @Test
    void spanishReadersReadSpanish() {
        var page = cast.jana().browser().get(PAGE + "?lang=es");

        assertThat(page.body()).contains("Garantías", "Lo que prometemos");
        cast.jana().browser().get(PAGE + "?lang=en");
    }

    @Test
    @Verifies("A.risk.5#2")
    void whatIsBrokenStandsFirst() {
        var held = Pretended.called("Held", Evidence.State.HOLDS, clock.instant());
        var doubtful = Pretended.called("Doubtful", Evidence.State.NEEDS_ATTENTION, clock.instant());
        var broken = Pretended.called("Broken", Evidence.State.BROKEN, clock.instant());

        assertThat(register.keep(Viewer.job("test"), List.of(held, doubtful, broken)))
                .extracting(entry -> entry.standing())
                .containsExactly(Standing.BROKEN, Standing.NEEDS_ATTENTION, Standing.HOLDS);
    }
}
