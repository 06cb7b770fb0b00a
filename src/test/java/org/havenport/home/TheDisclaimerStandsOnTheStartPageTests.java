package org.havenport.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Locale;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.Clause;
import org.havenport.protocols.Texts;
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
    OwnersConnection owner;

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
                        .contains(texts.inForce(clause.key(), Locale.forLanguageTag(language))
                                .text());
            }
        }
        assertThat(promise.evidence().state()).isNotEqualTo(Evidence.State.BROKEN);
    }

    @Test
    void itTurnsWhenAClauseIsGone() throws SQLException {
        try {
            rename("disclaimer.LIABILITY", "disclaimer.GONE");
            assertThat(promise.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        } finally {
            rename("disclaimer.GONE", "disclaimer.LIABILITY");
        }
        assertThat(promise.evidence().state()).isNotEqualTo(Evidence.State.BROKEN);
    }

    private void rename(String from, String to) throws SQLException {
        try (var connection = owner.open();
                var update = connection.prepareStatement("update protocols.text set key = ? where key = ?")) {
            update.setString(1, to);
            update.setString(2, from);
            update.executeUpdate();
        }
        texts.readAgain();
    }
}
