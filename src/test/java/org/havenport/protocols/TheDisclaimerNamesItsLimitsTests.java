package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Locale;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TheDisclaimerNamesItsLimitsTests {

    @Autowired
    TheDisclaimerNamesItsLimits promise;

    @Autowired
    Texts texts;

    @Autowired
    Viewers viewers;

    @Autowired
    TextsInForce approved;

    @Test
    @Verifies("B.dis.2#2")
    void aTextThatDoesNotSayItIsRefused() {
        var karl = viewers.staff(Role.PORTAL_COORDINATOR);

        assertThatThrownBy(() -> texts.write(karl, Clause.LIMITS.key(), Locale.ENGLISH, "Heading\nAll is well."))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> texts.write(karl, Clause.LIMITS.key(), Locale.of("es"), "Título\nTodo está bien."))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itTurnsWhenTheWordsAreGone() throws SQLException {
        approved.all();
        assertThat(promise.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        try {
            tamper("replace(body, 'substitute', 'thing')");
            assertThat(promise.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        } finally {
            tamper("replace(body, 'thing', 'substitute')");
        }
        assertThat(promise.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    /** With a hash that fits: as if somebody had approved such words. */
    private void tamper(String body) throws SQLException {
        approved.tamper("update protocols.text set body = " + body
                + ", approved_hash = encode(sha256(convert_to(" + body + ", 'UTF8')), 'hex')"
                + " where key = 'disclaimer.LIMITS' and language = 'en' and approved_by is not null");
    }
}
