package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every half year somebody is asked; after a year staff see it. */
@PortalTest
class AddressesAreAskedAboutTests {

    @Autowired
    Reached reached;

    @Autowired
    AddressesAreAskedAbout guard;

    @Autowired
    ContactPoints points;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Cast cast;

    @Test
    @Verifies({"B.rule.7#1", "B.rule.7#2"})
    void afterHalfAYearItIsAskedAndAfterAYearStaffSeeIt() throws SQLException {
        var ann = reached.byMail();
        var id = points.of(ann.viewer(), ann.id()).getFirst().id();
        var browser = ann.person().browser();
        assertThat(browser.get("/home").body()).doesNotContain("Is your address still right?");

        confirmed(ann, "184 days");
        assertThat(browser.get("/home").body()).contains("Is your address still right?");
        assertThat(browser.get(ContactController.PATH).body()).contains("Yes, it is still right");
        assertThat(cast.karl().browser().get(NoticesController.PATH).body()).doesNotContain(ann.mail());

        confirmed(ann, "366 days");
        assertThat(cast.karl().browser().get(NoticesController.PATH).body()).contains(ann.mail());
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.NEEDS_ATTENTION);

        assertThat(browser.post(ContactController.PATH + "/" + id + "/confirm").status())
                .isEqualTo(303);
        assertThat(browser.get("/home").body()).doesNotContain("Is your address still right?");
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    @Test
    void whatDoesNotWorkIsNotAskedAbout() {
        var longAgo = Instant.EPOCH;
        var point = new ContactPoint(
                java.util.UUID.randomUUID(),
                java.util.UUID.randomUUID(),
                Channel.EMAIL,
                "",
                longAgo,
                longAgo,
                longAgo,
                longAgo,
                "5.1.1",
                null,
                null);
        assertThat(guard.isTime(point, Instant.parse("2030-01-01T00:00:00Z"))).isFalse();
    }

    private void confirmed(Reached.Somebody ann, String ago) throws SQLException {
        try (var connection = owner.open();
                var update = connection.prepareStatement("update notices.contact_point set confirmed_at = since - "
                        + "interval '" + ago + "' where patient_id = ?")) {
            update.setObject(1, ann.id());
            update.executeUpdate();
        }
    }
}
