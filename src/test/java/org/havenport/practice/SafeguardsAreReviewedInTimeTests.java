package org.havenport.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Evidence.State;
import org.havenport.safeguards.Safeguards.Assessment;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class SafeguardsAreReviewedInTimeTests {

    private static final Viewer JOB = Viewer.job("test");

    @Autowired
    Register register;

    @Autowired
    Stewards stewards;

    @Autowired
    SafeguardsAreReviewedInTime reviews;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @AfterEach
    void itIsNowAgain() {
        clock.back();
    }

    @Test
    @Verifies("B.concl#1")
    void eachHasADayAndSecurityHasItWithinNinetyDays() {
        var ordinary = keep(Pretended.called("Ordinary", State.HOLDS, clock.instant()));
        var cyber = keep(Pretended.cyber(newName(), clock.instant()));

        assertThat(ordinary.reviewDue()).isEqualTo(reviews.today().plusDays(365));
        assertThat(cyber.reviewDue()).isEqualTo(reviews.today().plusDays(90));
        assertThat(ordinary.standing()).isEqualTo(Standing.HOLDS);
    }

    @Test
    @Verifies("B.concl#2")
    void anOverdueReviewBreaksWhatHoldsUntilSomebodyLooks() {
        var name = newName();
        keep(Pretended.cyber(name, clock.instant()));
        clock.advance(Duration.ofDays(92));
        var overdue = keep(Pretended.cyber(name, clock.instant()));

        assertThat(overdue.reviewOverdue()).isTrue();
        assertThat(overdue.standing()).isEqualTo(Standing.BROKEN);
        assertThat(overdue.work()).as("it is work of its owner").isNotNull();

        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        stewards.reviewed(gina, name, true, null);

        assertThat(keep(Pretended.cyber(name, clock.instant())).standing()).isEqualTo(Standing.HOLDS);
    }

    @Test
    @Verifies("B.concl#2")
    void noWaiverCoversAnOverdueReview() {
        assertThat(Standing.of(State.BROKEN, true, true)).isEqualTo(Standing.BROKEN);
        assertThat(Standing.of(State.HOLDS, true, true)).isEqualTo(Standing.BROKEN);
        assertThat(Standing.of(State.BROKEN, true, false)).isEqualTo(Standing.WAIVED);
    }

    @Test
    @Verifies("B.concl#1")
    void nobodyPutsTheNextReviewFurtherAway() {
        var name = newName();
        keep(Pretended.cyber(name, clock.instant()));
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);

        assertThatThrownBy(() ->
                        stewards.reviewed(gina, name, true, reviews.today().plusDays(91)))
                .isInstanceOf(NotDone.class);
        assertThatThrownBy(() -> stewards.reviewed(gina, name, true, reviews.today()))
                .isInstanceOf(NotDone.class);
        assertThatThrownBy(() -> stewards.reviewed(viewers.staff(Role.NURSE), name, true, null))
                .isInstanceOf(SecurityException.class);
        stewards.reviewed(gina, name, true, reviews.today().plusDays(30));
        assertThat(keep(Pretended.cyber(name, clock.instant())).reviewDue())
                .isEqualTo(reviews.today().plusDays(30));
    }

    @Test
    @Verifies("B.concl#2")
    void theEvidenceTurnsWhenOneIsOverdue() {
        var name = newName();
        keep(Pretended.cyber(name, clock.instant()));
        stewards.reviewed(
                viewers.staff(Role.COMPLIANCE_OFFICER),
                name,
                true,
                reviews.today().plusDays(1));
        assertThat(reviews.evidence().state()).isEqualTo(Evidence.State.NEEDS_ATTENTION);

        clock.advance(Duration.ofDays(3));

        assertThat(reviews.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        stewards.reviewed(viewers.staff(Role.COMPLIANCE_OFFICER), name, true, null);
        assertThat(reviews.evidence().state()).isNotEqualTo(Evidence.State.BROKEN);
    }

    private Entry keep(Assessment one) {
        return register.keep(JOB, List.of(one)).getFirst();
    }

    private static String newName() {
        return "Cyber" + UUID.randomUUID().toString().replace("-", "");
    }
}
