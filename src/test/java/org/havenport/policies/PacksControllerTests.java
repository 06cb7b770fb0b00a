package org.havenport.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.RulePack;
import org.havenport.protocols.RulePacks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PacksControllerTests {

    private static final String KENTUCKY = "/staff/policies/packs/KY";

    @Autowired
    Cast cast;

    @Autowired
    RulePacks packs;

    @Autowired
    Deciding deciding;

    @Autowired
    OwnersConnection owner;

    @AfterEach
    void forget() throws SQLException {
        try (var connection = owner.open();
                var statement = connection.createStatement()) {
            statement.execute("delete from protocols.pack_approval");
        }
        packs.readAgain();
    }

    @Test
    @Verifies({"B.risk.inap.3#1", "B.risk.inap.3#4"})
    void counselReadsEachRowAndSigns() {
        var max = cast.max().browser();
        var page = max.get(KENTUCKY).body();
        assertThat(page).contains("KRS 333.152", "self-law.org", "72 hours", "Not approved", hash());

        var until = deciding.today().plusMonths(12).toString();
        assertThat(max.post(KENTUCKY + "/approve", "hash", hash(), "name", "", "expires", until)
                        .body())
                .contains("href=\"#name\"");
        assertThat(max.post(KENTUCKY + "/approve", "hash", "0".repeat(64), "name", "Max Stein", "expires", until)
                        .body())
                .contains("These rules are not those you read");
        assertThat(max.post(KENTUCKY + "/approve", "hash", hash(), "name", "Max Stein", "expires", until)
                        .status())
                .isEqualTo(303);

        assertThat(max.get(KENTUCKY).body()).contains("In force", "Max Stein");
        assertThat(cast.gina().browser().get("/staff/policies/packs").body()).contains("Max Stein, until");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.jana().browser().get(KENTUCKY).body()).doesNotContain("/approve\"");
        assertThat(cast.jana()
                        .browser()
                        .post(KENTUCKY + "/approve", "hash", hash(), "name", "Jana", "expires", "2027-01-01")
                        .status())
                .isEqualTo(404);
        assertThat(cast.dora().browser().get(KENTUCKY).status()).isEqualTo(404);
        assertThat(cast.ann().browser().get(KENTUCKY).status()).isEqualTo(404);
        assertThat(cast.max().browser().get("/staff/policies/packs/ZZ").status())
                .isEqualTo(404);
    }

    @Test
    void spanishReadersReadSpanish() {
        assertThat(cast.gina().browser().get(KENTUCKY + "?lang=es").body())
                .contains("Reglas de Kentucky", "72 horas", "tumor maligno");
        cast.gina().browser().get(KENTUCKY + "?lang=en");
    }

    private String hash() {
        return packs.all().stream()
                .filter(pack -> pack.state().equals("KY"))
                .map(RulePack::hash)
                .findFirst()
                .orElseThrow();
    }
}
