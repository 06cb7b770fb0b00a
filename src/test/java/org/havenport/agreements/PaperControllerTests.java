package org.havenport.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Viewers;
import org.havenport.protocols.Attestations;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.TextsInForce;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff keep what a patient signed on paper: as paper, with who saw it, and never unnoticed. */
@PortalTest
class PaperControllerTests {

    @Autowired
    Newcomers newcomers;

    @Autowired
    TextsInForce texts;

    @Autowired
    Cast cast;

    @Autowired
    Viewers viewers;

    @Autowired
    Attestations attestations;

    @BeforeEach
    void everythingIsInForce() {
        texts.all();
    }

    @Test
    void whoSignsOnPaperComesInAndIsTold() {
        var ann = newcomers.taught();
        var frank = cast.frank();
        cast.lookAfter(ann.patient());
        var path = path(ann);
        assertThat(frank.browser().get(path).body()).contains("value=\"PRIVACY\"", "value=\"AGREEMENT\"");
        assertThat(frank.browser().post(path, "language", "es", "seen", "yes").status())
                .as("nothing ticked")
                .isEqualTo(422);
        assertThat(frank.browser().post(path, all("language", "es")).status())
                .as("nobody saw it")
                .isEqualTo(422);
        assertThat(newcomers.isActive(ann)).isFalse();

        assertThat(frank.browser()
                        .post(path, all("language", "es", "seen", "yes"))
                        .status())
                .isEqualTo(303);
        assertThat(frank.browser().get(path).body()).contains("All that is asked is confirmed");
        assertThat(newcomers.list(
                        "select distinct how || ' ' || language from protocols.attestation where actor_id = ?",
                        ann.account()))
                .containsExactly("PAPER es");
        assertThat(newcomers.list("select witness::text from agreements.signing where patient_id = ?", ann.patient()))
                .containsExactly(frank.account().toString());
        assertThat(newcomers.list(
                        "select id::text from notices.notice where kind = 'agreements.on-paper' and patient_id = ?",
                        ann.patient()))
                .hasSize(1);
        assertThat(newcomers.list(
                        "select action from audit.line where action = 'agreement-signed-on-paper' and patient_id = ?",
                        ann.patient()))
                .hasSize(1);
        assertThat(ann.browser().get(AgreementsController.PATH).body()).contains("On paper.");
        assertThat(frank.browser()
                        .post(path, all("language", "es", "seen", "yes"))
                        .status())
                .as("nothing is asked any more")
                .isEqualTo(404);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var ann = newcomers.taught();
        for (var other : List.of(cast.dora(), cast.jana(), cast.gina(), cast.hugo(), cast.cara())) {
            assertThat(other.browser().get(path(ann)).status()).isEqualTo(404);
            assertThat(other.browser().post(path(ann), all("seen", "yes")).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void theDatabaseKeepsNoneForOneselfAndNoneOfAnotherRole() {
        var nurse = viewers.staff(Role.NURSE);
        var frank = viewers.staff(Role.FRONT_DESK);
        var key = HouseTexts.PRIVACY.key();
        var some = UUID.randomUUID();
        assertThatThrownBy(() -> attestations.onPaper(nurse, some, key, Locale.ENGLISH, null, some))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> attestations.onPaper(frank, frank.actor(), key, Locale.ENGLISH, null, some))
                .hasStackTraceContaining("row-level security");
    }

    private static String[] all(String... more) {
        var fields = new java.util.ArrayList<>(List.of(more));
        for (var statement : Statement.values()) {
            fields.addAll(List.of("signed", statement.name()));
        }
        return fields.toArray(String[]::new);
    }

    private static String path(CastMember who) {
        return "/staff/patients/" + who.patient() + "/agreements";
    }
}
