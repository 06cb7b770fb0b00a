package org.havenport.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.safeguards.Safeguards;
import org.havenport.viewer.Role;
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
    Viewers viewers;

    @Autowired
    WhereToAct whereToAct;

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

        assertThat(whereToAct.opens(viewers.staff(Role.NURSE), where)).isTrue();
        assertThat(whereToAct.opens(viewers.staff(Role.COMPLIANCE_OFFICER), where))
                .isFalse();
        assertThat(whereToAct.opens(viewers.staff(Role.COMPLIANCE_OFFICER), "/staff/no-such-page"))
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
        var answers = new LastAsked.Answers(
                clock.instant(),
                List.of(asked(Evidence.State.HOLDS, "Held"), asked(Evidence.State.NEEDS_ATTENTION, "Doubtful"))
                        .reversed());
        var page = SafeguardsPage.of(
                answers,
                new SafeguardsPage.Wanted("", "", ""),
                org.havenport.home.Words.of(java.util.Locale.US, java.time.ZoneOffset.UTC),
                _ -> false);

        assertThat(page.first()).extracting(Promise::name).containsExactly("Doubtful");
        assertThat(page.held().values())
                .singleElement()
                .satisfies(held -> assertThat(held).extracting(Promise::name).containsExactly("Held"));
        assertThat(page.counts()).containsEntry(Evidence.State.BROKEN, 0L).containsEntry(Evidence.State.HOLDS, 1L);
    }

    private Safeguards.Assessment asked(Evidence.State state, String name) {
        var evidence = new Evidence(state, "seen", clock.instant(), null);
        return new Safeguards.Assessment(name, new Pretended(evidence), evidence);
    }

    private record Pretended(Evidence evidence) implements Safeguard {
        @Override
        public List<String> requirements() {
            return List.of("A.risk.5");
        }

        @Override
        public String promise() {
            return "A promise of a test.";
        }
    }
}
