package org.havenport.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Locale;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.Clause;
import org.havenport.protocols.Texts;
import org.havenport.protocols.TextsInForce;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TheDisclaimerStandsOnTheStartPageTests {

    @Autowired
    TheDisclaimerStandsOnTheStartPage promise;

    @Autowired
    Texts texts;

    @Autowired
    Cast cast;

    @Autowired
    TextsInForce approved;

    @Test
    @Verifies({"A5.1#1", "A5.1#5", "A5.1#6", "B.dis.1#1", "B.dis.2#1", "B.dis.3#1", "B.dis.4#1", "B.dis.5#1"})
    void theFourClausesStandThereInEveryLanguage() {
        for (var language : Languages.SPOKEN) {
            var page = cast.stranger().get("/?lang=" + language);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("<html lang=\"" + language + "\">");
            for (var clause : Clause.ON_THE_START_PAGE) {
                assertThat(page.body())
                        .contains("id=\"" + clause.name() + "\"")
                        .contains(texts.shown(clause.key(), Locale.forLanguageTag(language))
                                .text());
            }
        }
        assertThat(promise.evidence().state()).isNotEqualTo(Evidence.State.BROKEN);
    }

    @Test
    @Verifies("B.dis.0#4")
    void itTurnsWhenAClauseHasNoApprovalAndSaysSoOnThePage() throws SQLException {
        approved.all();
        assertThat(promise.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        approved.tamper("update protocols.text set key = 'disclaimer.GONE' where key = 'disclaimer.LIABILITY'");
        try {
            assertThat(promise.evidence().state()).isEqualTo(Evidence.State.NEEDS_ATTENTION);
            assertThat(cast.stranger().get("/?lang=en").body())
                    .contains("id=\"LIABILITY\"", "Your legal rights stay as they are.", "No approval is in force")
                    .doesNotContain("not liable");
        } finally {
            approved.tamper("update protocols.text set key = 'disclaimer.LIABILITY' where key = 'disclaimer.GONE'");
        }
        assertThat(promise.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }
}
