package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What should have gone out and did not is seen within minutes. */
@PortalTest
class NoMessageWaitsUnnoticedTests {

    @Autowired
    Reached reached;

    @Autowired
    Outbox outbox;

    @Autowired
    Cast cast;

    @Autowired
    NoMessageWaitsUnnoticed guard;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("A2.1#3")
    void aQueueThatStandsStillIsSeen() throws SQLException {
        for (var book : new String[] {"", "account_"}) {
            owner.run("update notices." + book + "notice set state = 'DROPPED', why = 'UNKNOWN', settled_at = told_at"
                    + " where state = 'WAITING'");
            owner.run("update notices." + book + "delivery set state = 'CANCELLED', why = 'NO_ADDRESS',"
                    + " settled_at = made_at where state = 'QUEUED'");
        }
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        var ann = reached.byMail();
        reached.tell(ann, OurKinds.ADDRESS_ADDED);
        assertThat(guard.waiting().count()).as("it may wait for a while").isZero();
        clock.advance(Duration.ofMinutes(16));
        assertThat(guard.waiting().count()).isEqualTo(1);
        outbox.plan(Whose.patient(ann.id()));
        clock.advance(Duration.ofMinutes(16));
        guard.look();
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.NEEDS_ATTENTION);
        assertThat(guard.evidence().seen()).startsWith("1 messages wait for more than 15 minutes");
        clock.back();
        assertThat(cast.karl().browser().get("/staff").body()).contains("Messages that wait too long to be sent");
        reached.send(ann);
        clock.advance(Duration.ofMinutes(16));
        guard.look();
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }
}
