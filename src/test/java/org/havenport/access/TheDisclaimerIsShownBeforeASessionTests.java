package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.Clause;
import org.havenport.protocols.Texts;
import org.havenport.protocols.TextsInForce;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TheDisclaimerIsShownBeforeASessionTests {

    @Autowired
    Cast cast;

    @Autowired
    Texts texts;

    @Autowired
    TextsInForce approved;

    @Autowired
    OwnersConnection owner;

    @Test
    @Verifies({"A5.1#2", "A5.1#7", "C5#3"})
    void theVersionShownAtSignInIsKeptWithTheSession() throws SQLException {
        approved.all();
        for (var language : new String[] {"en", "es"}) {
            var somebody = cast.newPatient();
            var browser = somebody.newBrowser();
            var page = browser.get("/sign-in?lang=" + language).body();
            for (var clause : Clause.ON_THE_START_PAGE) {
                assertThat(page)
                        .contains("id=\"" + clause.name() + "\"")
                        .contains(texts.shown(clause.key(), Locale.of(language)).text());
            }
            somebody.signIn(browser);

            var kept = kept(somebody.account());
            assertThat(kept).startsWith(language + "|");
            for (var clause : Clause.ON_THE_START_PAGE) {
                var text = texts.shown(clause.key(), Locale.of(language));
                assertThat(kept).contains(clause.key() + " " + text.version(), text.body());
            }
        }
    }

    @Test
    @Verifies("C5#2")
    void nobodyIsAskedToAgreeBeforeTheySeeTheirRecordAndNoDisclaimerInForceChangesNothing() throws SQLException {
        approved.all();
        approved.tamper("""
                update protocols.text set key = 'gone.' || key where key like 'disclaimer.%';
                update protocols.text set body = body || '!' where key = 'agreement'
                """);
        try {
            var somebody = cast.newPatient();
            var browser = somebody.newBrowser();
            somebody.signIn(browser);

            for (var path : new String[] {"/home", "/results", "/record"}) {
                assertThat(browser.get(path).status()).as(path).isEqualTo(200);
            }
            assertThat(browser.get("/agreement?lang=en").body())
                    .contains("You can see your own record without agreeing to anything", "tel:911");
            assertThat(attestationsOf(somebody.account())).isZero();
        } finally {
            approved.tamper("""
                    update protocols.text set key = substr(key, 6) where key like 'gone.%';
                    update protocols.text set body = left(body, -1) where key = 'agreement'
                    """);
        }
    }

    private String kept(UUID account) throws SQLException {
        return one("""
                select e.language || '|' || e.versions || '|' || e.body from protocols.disclaimer_shown s
                join protocols.disclaimer_edition e on e.hash = s.edition where s.actor_id = '%s'
                """.formatted(account));
    }

    private int attestationsOf(UUID account) throws SQLException {
        return Integer.parseInt(
                one("select count(*) from protocols.attestation where actor_id = '%s'".formatted(account)));
    }

    private String one(String sql) throws SQLException {
        try (var connection = owner.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
