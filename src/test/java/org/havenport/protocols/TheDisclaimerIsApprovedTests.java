package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havenport.protocols.TextsInForce.SPANISH;

import java.time.Duration;
import java.util.Locale;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TheDisclaimerIsApprovedTests {

    @Autowired
    TheDisclaimerIsApproved promise;

    @Autowired
    Texts texts;

    @Autowired
    TextsInForce approved;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "approved_hash = repeat('0', 64)",
                "body = body || ' More.'",
                "expires_on = approved_on, effective_from = approved_on - 1"
            })
    @Verifies({"B.dis.0#1", "B.dis.0#4"})
    void withoutAWholeApprovalTheProgramsOwnWordsAreShownAndThePromiseIsBroken(String change) throws Exception {
        approved.all();
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        var row = " where key = 'disclaimer.EMERGENCY' and language = 'en' and approved_by is not null";
        approved.tamper("create table public.kept as select * from protocols.text" + row);
        approved.tamper("update protocols.text set " + change + row);
        try {
            assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
            assertThat(promise.evidence().seen()).contains("EMERGENCY (en)").doesNotContain("(es)");
            var shown = texts.shown(Clause.EMERGENCY.key(), Locale.ENGLISH);
            assertThat(shown.version()).isZero();
            var page = cast.stranger().get("/?lang=en").body();
            assertThat(page)
                    .contains("id=\"EMERGENCY\"", shown.text(), "nearest emergency department", "tel:911")
                    .doesNotContain("book a visit");
        } finally {
            approved.tamper("delete from protocols.text" + row);
            approved.tamper("insert into protocols.text select * from public.kept; drop table public.kept");
        }
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("B.dis.0#4")
    void anExpiredDisclaimerBreaksThePromiseAndSaysSoBefore() {
        approved.all();
        try {
            clock.advance(Duration.ofDays(320));
            assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
            clock.advance(Duration.ofDays(60));
            assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
            assertThat(texts.shown(Clause.LIABILITY.key(), SPANISH).body())
                    .doesNotContain("responsable")
                    .endsWith("Sus derechos legales no cambian.");
        } finally {
            clock.back();
        }
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
    }
}
