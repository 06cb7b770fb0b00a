package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.PostOffice;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Everybody with an account is reminded every quarter and after a risk; who was reached and who read it is counted. */
@PortalTest
class SecurityRemindersGoOutEveryQuarterTests {

    @Autowired
    Reached reached;

    @Autowired
    Cast cast;

    @Autowired
    SecurityReminders reminders;

    @Autowired
    SecurityRemindersGoOutEveryQuarter guard;

    @Autowired
    ContactPoints points;

    @Autowired
    Asking asking;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    @AfterEach
    void asBefore() throws SQLException {
        clock.back();
        owner.run("delete from notices.reminder where made_at > now() + interval '10 days'");
        owner.run("delete from notices.account_reminder where made_at > now() + interval '10 days'");
        for (var book : new String[] {"notice", "account_notice"}) {
            owner.run("update notices." + book + " set state = 'DROPPED', why = 'UNKNOWN', settled_at = told_at"
                    + " where state = 'WAITING' and told_at > now() + interval '10 days'");
        }
    }

    @Test
    @Verifies({"B.edu.5#1", "B.edu.5#2", "B.edu.5#3"})
    void everybodyIsRemindedWhateverTheyWishAndWhatBecameOfItIsCounted() {
        var ann = reached.byMail();
        points.wish(ann.viewer(), reached.awake(Wish.By.NONE, false));
        var browser = ann.person().browser();
        assertThat(browser.get("/home").body()).doesNotContain("Keep your account safe");

        clock.advance(Duration.ofDays(120));
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.NEEDS_ATTENTION);
        while (reminders.remind(500) > 0) {
            assertThat(clock.instant()).isNotNull();
        }
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        reached.send(ann);
        assertThat(PostOffice.whole(PostOffice.mailTo(ann.mail()).getLast()))
                .contains("How to keep your patient portal account safe")
                .doesNotContain("List-Unsubscribe", "<img");
        clock.back();

        var before = latest();
        assertThat(before.reminded()).isPositive();
        assertThat(before.delivered()).isPositive();
        assertThat(browser.get("/home").body()).contains("Keep your account safe");
        assertThat(browser.get(RemindersController.PATH).body())
                .contains("Six tips", "What an account needs", "What is not open");
        assertThat(browser.get("/home").body()).doesNotContain("Keep your account safe");
        assertThat(latest().opened()).isEqualTo(before.opened() + 1);
        assertThat(cast.karl().browser().get(RemindersController.FIGURES).body())
                .contains("Opened the page");
        for (var nobody : new org.havenport.house.CastMember[] {cast.dora(), cast.hugo(), cast.frank()}) {
            assertThat(nobody.browser().get(RemindersController.FIGURES).status())
                    .isEqualTo(404);
        }
        assertThat(cast.hugo().browser().get(RemindersController.PATH).body()).contains("Nobody shares an account");
    }

    @Test
    @Verifies("B.edu.5#1")
    void afterSomethingHappenedToAnAccountItIsRemindedOnce() throws SQLException {
        var ann = reached.byMail();
        owner.run("update viewer.patient_grant set starts_at = starts_at - interval '40 days' where patient_id = '%s'"
                .formatted(ann.id()));
        reached.tell(ann, OurKinds.CHANGE_UNDONE);
        reminders.remind(500);
        assertThat(remindersOf(ann.id())).as("not in the same hour").isZero();
        clock.advance(Duration.ofHours(20));
        reminders.remind(500);
        assertThat(remindersOf(ann.id())).isEqualTo(1);
        reached.tell(ann, OurKinds.ADDRESS_CHANGED);
        clock.advance(Duration.ofHours(20));
        reminders.remind(500);
        assertThat(remindersOf(ann.id())).isEqualTo(1);
    }

    @Test
    void figuresAreForWhoKeepsThePortal() {
        assertThat(reminders.figures(reached.nobodyKnows().viewer())).isEmpty();
        assertThat(cast.newStaff(Role.COMPLIANCE_OFFICER)
                        .browser()
                        .get(RemindersController.FIGURES)
                        .status())
                .isEqualTo(200);
    }

    private SecurityReminders.Quarter latest() {
        return reminders.figures(viewersCoordinator()).getFirst();
    }

    @Autowired
    org.havenport.house.Viewers viewers;

    private org.havenport.viewer.Viewer viewersCoordinator() {
        return viewers.staff(Role.PORTAL_COORDINATOR);
    }

    private long remindersOf(UUID patient) {
        return asking.as(
                Reached.JOB,
                sql -> sql.of("select count(*) from notices.reminder where patient_id = :patient")
                        .param("patient", patient)
                        .query(Long.class)
                        .single());
    }
}
