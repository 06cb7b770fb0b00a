package org.havenport.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.Clause;
import org.havenport.protocols.Functions;
import org.havenport.protocols.Texts;
import org.havenport.protocols.TextsInForce;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class AgreementControllerTests {

    @Autowired
    Cast cast;

    @Autowired
    Texts texts;

    @Autowired
    Functions functions;

    @Autowired
    TextsInForce approved;

    @Test
    @Verifies({"A6.1#1", "A6.4#1"})
    void anybodyReadsTheAgreementInForceInTheirLanguage() {
        approved.all();
        for (var language : List.of("en", "es")) {
            var page = cast.stranger().get("/agreement?lang=" + language);

            assertThat(page.status()).isEqualTo(200);
            for (var clause : Clause.ON_THE_START_PAGE) {
                assertThat(page.body())
                        .contains("id=\"" + clause.name() + "\"")
                        .contains(texts.shown(clause.key(), Locale.of(language)).text());
            }
            functions
                    .on()
                    .forEach(function -> assertThat(page.body()).contains(function.sentence(Locale.of(language))));
            assertThat(page.body()).contains("tel:911").doesNotContain("{functions}", "{disclaimer}");
        }
        assertThat(cast.stranger().get("/").body()).contains("href=\"/agreement\"");
    }
}
