package org.havenport.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.TextsInForce;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class NobodyComesInBeforeConfirmingTests {

    private static final Pattern BOX = Pattern.compile("<input type=\"checkbox\"[^>]*name=\"confirmed\"[^>]*>");

    @Autowired
    Cast cast;

    @Autowired
    Newcomers newcomers;

    @Autowired
    TextsInForce texts;

    @Autowired
    NobodyComesInBeforeConfirming safeguard;

    @BeforeEach
    void everythingIsInForce() {
        texts.all();
    }

    @Test
    @Verifies({"B.sec.4#2", "B.ua.2#1", "C5#1"})
    void theBoxesAreSeparateAndEmptyAtFirst() {
        var page = newcomers.taught().browser().get(AgreementsController.SIGN);

        assertThat(page.status()).isEqualTo(200);
        var boxes = BOX.matcher(page.body()).results().map(MatchResult::group).toList();
        assertThat(boxes).hasSize(Statement.values().length).noneMatch(box -> box.contains("checked"));
        for (var statement : Statement.values()) {
            assertThat(boxes)
                    .filteredOn(box -> box.contains("value=\"" + statement + "\""))
                    .hasSize(1);
        }
        assertThat(page.body()).contains("Your legal rights stay as they are.");
    }

    @Test
    @Verifies({"B.sec.4#1", "B.sec.4#3"})
    void anInvitedAccountOpensWhenAllThreeAreConfirmed() {
        var ann = newcomers.taught();
        var browser = ann.browser();

        assertThat(browser.get("/home").location()).isEqualTo(AgreementsController.SIGN);
        assertThat(browser.get("/results").location()).isEqualTo(AgreementsController.SIGN);
        var two = Newcomers.sign(browser, true, Statement.PRIVACY, Statement.SECURITY);
        assertThat(two.status()).isEqualTo(422);
        assertThat(two.body()).contains("Please read that a breach is possible and tick its box.");
        assertThat(newcomers.isActive(ann)).isFalse();

        var evidence = safeguard.evidence();
        assertThat(Newcomers.sign(browser, false, Statement.values()).status()).isEqualTo(303);

        assertThat(newcomers.isActive(ann)).isTrue();
        assertThat(browser.get("/home").location()).isEqualTo("/you/sign-in/offer");
        assertThat(browser.get("/home").status()).isEqualTo(200);
        assertThat(newcomers.list("""
                        select key || ' ' || coalesce(clause, '') || ' ' || version || ' ' || language || ' ' || how
                        from protocols.attestation where actor_id = ? order by number
                        """, ann.account()))
                .hasSize(Statement.values().length)
                .allMatch(it -> it.endsWith(" en PORTAL"));
        assertThat(newcomers.list("""
                        select s.signed_at::text from agreements.signing s join protocols.attestation a
                            on a.occasion = s.id and a.attested_at = s.signed_at where s.account = ?
                        """, ann.account())).hasSize(Statement.values().length);
        var mine = browser.get(AgreementsController.PATH).body();
        assertThat(mine).containsPattern("from the address 127\\.9\\.").contains("read in English");
        assertThat(safeguard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        assertThat(safeguard.evidence().seen()).isNotEqualTo(evidence.seen());
    }

    @Test
    @Verifies("C5#2")
    void oneReadsOnesRecordWithoutTheAgreementAndItsDisclaimer() {
        var ann = newcomers.taught();
        var browser = ann.browser();

        Newcomers.sign(browser, true, Statement.PRIVACY, Statement.SECURITY, Statement.BREACHES);

        assertThat(newcomers.isActive(ann)).isTrue();
        assertThat(browser.get("/results").status()).isEqualTo(200);
        assertThat(browser.get("/record").status()).isEqualTo(200);
        assertThat(newcomers.list("select owed_reach from viewer.session where actor_id = ?", ann.account()))
                .containsExactly("ONLY_READING");
        Newcomers.sign(browser, false, Statement.EMERGENCY, Statement.SENSITIVE, Statement.AGREEMENT);
        assertThat(newcomers.list("select owed_reach from viewer.session where actor_id = ?", ann.account()))
                .isEmpty();
    }

    @Test
    void whoKnowsOtherWordsIsShownTheNewOnesFirst() {
        var ann = newcomers.taught();
        var browser = ann.browser();
        var page = browser.post(
                AgreementsController.SIGN,
                "only",
                "true",
                "confirmed",
                "PRIVACY",
                "confirmed",
                "SECURITY",
                "confirmed",
                "BREACHES",
                "hash.PRIVACY",
                "0".repeat(64));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("The words changed while you were reading.");
        assertThat(newcomers.isActive(ann)).isFalse();
    }

    @Test
    void itRefusesAnotherPatientAndStaff() {
        assertThat(cast.dora().browser().get(AgreementsController.PATH).status())
                .isEqualTo(404);
        assertThat(cast.stranger().get(AgreementsController.PATH).location()).isEqualTo("/sign-in");
    }
}
