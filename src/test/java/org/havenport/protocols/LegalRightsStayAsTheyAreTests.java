package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class LegalRightsStayAsTheyAreTests {

    private static final String LINE = "Your legal rights stay as they are.";
    private static final String HASH = ", approved_hash = encode(sha256(convert_to(%s, 'UTF8')), 'hex')";

    @Autowired
    LegalRightsStayAsTheyAre promise;

    @Autowired
    Texts texts;

    @Autowired
    TextsInForce approved;

    @Autowired
    Cast cast;

    @Test
    @Verifies({"C5#1", "B.dis.4#2"})
    void takenOutOfTheApprovedWordsTheProgramAddsIt() throws Exception {
        approved.all();
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        var old = texts.inForce(Clause.LIABILITY.key(), Locale.ENGLISH).orElseThrow();
        change(old, "replace(body, '" + LINE + "', '')");
        try {
            assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
            assertThat(cast.stranger().get("/?lang=en").body()).contains(LINE);
        } finally {
            change(old, "body || '" + LINE + "'");
        }
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("C5#1")
    void anAgreementWithoutItBreaksThePromise() throws Exception {
        approved.all();
        var old = approved.renewed(HouseTexts.AGREEMENT.key());
        change(old, "replace(body, '" + LINE + "', 'Nothing.')");
        try {
            assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            change(old, "replace(body, 'Nothing.', '" + LINE + "')");
        }
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
    }

    private void change(ApprovedText text, String body) throws Exception {
        approved.tamper("update protocols.text set body = " + body + HASH.formatted(body)
                + " where key = '%s' and language = 'en' and version = %d".formatted(text.key(), text.version()));
    }
}
