package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ThePortalAloneIsRefusedTests {

    @Autowired
    private ThePortalAloneIsRefused guard;

    @Autowired
    private Owing owing;

    @Autowired
    private Cast cast;

    @Test
    @Verifies({"A.risk.1#2", "A.risk.1#3"})
    void theEvidenceTurnsWhenAResultOfConsequenceIsLeftToAPortalThatDoesNotReachThem() {
        owing.lookAtAll();
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        var pat = bounced();
        var item = owing.significant(pat);
        assertThat(owing.calls(pat, item))
                .as("in the transaction of the release")
                .containsExactly("BOUNCED");

        owing.passes(Duration.ofDays(2), pat, item);
        owing.change("delete from followup.call where patient_id = ? and item_id = ?", pat, item);
        assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        owing.look(pat);
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies({"A.risk.1#2", "A1.10#4"})
    void aCallIsNotGivenBackToAPortalThatDoesNotReachThem() {
        var pat = bounced();
        var item = owing.significant(pat);
        var dora = cast.dora().browser();
        assertThat(dora.get(path(pat)).body()).contains("The portal alone will not do here.");
        var refused = dora.post(path(pat), "outcome", "PORTAL");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Messages to them come back.");
        assertThat(owing.calls(pat, item)).containsExactly("BOUNCED");
        assertThatThrownBy(() -> owing.change("""
                        update followup.call set closed_at = opened_at, closed_by = gen_random_uuid(), outcome = 'PORTAL'
                        where patient_id = ? and item_id = ?""", pat, item))
                .as("the database refuses it too")
                .hasRootCauseMessage(
                        "ERROR: new row for relation \"call\" violates check constraint \"the_portal_alone_is_refused\"");
    }

    @Test
    @Verifies("A.risk.1#2")
    void whereThePortalReachesThemTheCallComesBackAfterABusinessDay() {
        var pat = owing.reached();
        var item = owing.significant(pat);
        owing.passes(Duration.ofDays(9), pat, item);
        owing.look(pat);
        var dora = cast.dora().browser();
        dora.get(path(pat));
        assertThat(dora.post(path(pat), "outcome", "PORTAL").status()).isEqualTo(303);
        owing.look(pat);
        assertThat(owing.calls(pat, item)).containsExactly("NOT_VIEWED PORTAL");
        owing.passes(Duration.ofDays(5), pat, item);
        owing.look(pat);
        assertThat(owing.calls(pat, item)).containsExactly("NOT_VIEWED PORTAL", "NOT_VIEWED");
    }

    private CastMember bounced() {
        var pat = owing.reached();
        owing.change("""
                        update notices.contact_point set bounced_at = verified_at, bounced_class = '5.1.1'
                        where patient_id = ? and ?::uuid is not null""", pat, pat.patient());
        return pat;
    }

    private static String path(CastMember pat) {
        return "/staff/calls/" + pat.patient();
    }
}
