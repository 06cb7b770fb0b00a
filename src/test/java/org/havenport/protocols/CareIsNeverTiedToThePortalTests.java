package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CareIsNeverTiedToThePortalTests {

    private static final Locale SPANISH = Locale.of("es");

    @Autowired
    CareIsNeverTiedToThePortal promise;

    @Autowired
    Texts texts;

    @Autowired
    Viewers viewers;

    @Autowired
    TextsInForce approved;

    @Test
    @Verifies("B.ua.4#3")
    void aTextThatMakesCareDependOnThePortalIsRefused() {
        var karl = viewers.staff(Role.PORTAL_COORDINATOR);
        for (var sentence : List.of(
                "You must enroll in the portal to receive treatment.",
                "We will not see you unless you have a portal account.",
                "Care is given only if the agreement is signed.",
                "Appointments require that you register for the portal.")) {
            assertThatThrownBy(() -> texts.write(karl, Clause.LIABILITY.key(), Locale.ENGLISH, "About us\n" + sentence))
                    .isInstanceOf(TextIncomplete.class)
                    .hasMessageContaining("TIES_CARE");
        }
        for (var sentence : List.of(
                "Debe inscribirse en el portal para recibir tratamiento.",
                "No podemos darle citas sin una cuenta del portal.")) {
            assertThatThrownBy(() -> texts.write(karl, Clause.LIABILITY.key(), SPANISH, "Sobre nosotros\n" + sentence))
                    .isInstanceOf(TextIncomplete.class);
        }
    }

    @Test
    void whatSaysThatItIsAChoiceIsNoTie() {
        for (var sentence : List.of(
                "Your care does not depend on the portal.",
                "You do not have to enroll to be treated.",
                "The portal is optional: we give you care with or without an account.",
                "Messages are answered in the portal within two days.")) {
            assertThat(promise.gaps("x", Locale.ENGLISH, sentence)).as(sentence).isEmpty();
        }
        assertThat(promise.gaps("x", SPANISH, "Su atención no depende del portal."))
                .isEmpty();
    }

    @Test
    void ourOwnTextsAreFreeOfIt() {
        for (var text : texts.all()) {
            assertThat(promise.gaps(text.key(), text.locale(), text.body()))
                    .as(text.key() + " " + text.locale())
                    .isEmpty();
        }
    }

    @Test
    void itTurnsWhenSuchWordsAreInForce() throws SQLException {
        approved.all();
        assertThat(promise.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        var tie = " You must sign up for the portal to get appointments.";
        try {
            tamper("body || '" + tie + "'");
            assertThat(promise.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        } finally {
            tamper("replace(body, '" + tie + "', '')");
        }
        assertThat(promise.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    private void tamper(String body) throws SQLException {
        approved.tamper(
                "update protocols.text set body = " + body + ", approved_hash = encode(sha256(convert_to(" + body
                        + ", 'UTF8')), 'hex') where key = 'disclaimer.LIMITS' and language = 'en' and approved_by is not null");
    }
}
