package org.havenport.policies;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PoliciesControllerTests {

    @Autowired
    Cast cast;

    @Test
    void thePartsAreThoseTheReaderMayOpen() {
        var jana = cast.jana().browser().get("/staff/policies");
        var dora = cast.dora().browser().get("/staff/policies");

        assertThat(jana.status()).isEqualTo(200);
        assertThat(jana.body()).contains("href=\"/staff/policies/values\"");
        assertThat(dora.status()).isEqualTo(200);
        assertThat(dora.body()).doesNotContain("href=\"/staff/policies/values\"");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.dora().browser().get("/staff/policies/values").status()).isEqualTo(404);
        assertThat(cast.hugo().browser().get("/staff/policies").status()).isEqualTo(404);
        assertThat(cast.ann().browser().get("/staff/policies").status()).isEqualTo(404);
    }
}
