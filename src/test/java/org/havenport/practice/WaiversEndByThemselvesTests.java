package org.havenport.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.safeguards.Safeguards.Assessment;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

@PortalTest
class WaiversEndByThemselvesTests {

    private static final Viewer JOB = Viewer.job("test");

    @Autowired
    Register register;

    @Autowired
    Waivers waivers;

    @Autowired
    WaiversEndByThemselves ends;

    @Autowired
    SafeguardsAreReviewedInTime days;

    @Autowired
    Asking asking;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @AfterEach
    void itIsNowAgain() {
        clock.back();
    }

    @Test
    @Verifies("A.risk.5#5")
    void itCountsFromTheSecondPersonUntilItsDayAndThenTurnsBack() {
        var broken = Pretended.called("Broken", State.BROKEN, clock.instant());
        var name = broken.name();
        assertThat(keep(broken).standing()).isEqualTo(Standing.BROKEN);

        var osei = viewers.staff(Role.MEDICAL_DIRECTOR);
        waivers.ask(
                osei, name, "The new laboratory comes next week.", days.today().plusDays(7));
        assertThat(keep(broken).standing()).as("one person is not enough").isEqualTo(Standing.BROKEN);

        waivers.agree(viewers.staff(Role.COMPLIANCE_OFFICER), name);
        assertThat(keep(broken).standing()).isEqualTo(Standing.WAIVED);
        assertThat(Objects.requireNonNull(keep(broken).waiver()).reason())
                .isEqualTo("The new laboratory comes next week.");

        clock.advance(Duration.ofDays(8));
        assertThat(keep(broken).standing()).as("it has ended by itself").isEqualTo(Standing.BROKEN);
        assertThat(register.history(viewers.staff(Role.COMPLIANCE_OFFICER), name)
                        .turns())
                .extracting(Register.History.Turn::standing)
                .containsExactly(Standing.BROKEN, Standing.WAIVED, Standing.BROKEN);
        waivers.ask(
                viewers.staff(Role.COUNSEL), name, "Once more.", days.today().plusDays(2));
        waivers.end(viewers.staff(Role.COMPLIANCE_OFFICER), name);
    }

    @Test
    @Verifies("A.risk.5#5")
    void nobodyAgreesToTheirOwn() {
        var broken = Pretended.called("Broken", State.BROKEN, clock.instant());
        keep(broken);
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        waivers.ask(gina, broken.name(), "A reason.", days.today().plusDays(7));

        assertThatThrownBy(() -> waivers.agree(gina, broken.name())).isInstanceOf(NotDone.class);
        assertThatThrownBy(() -> asking.run(gina, sql -> approve(sql, gina, broken.name())))
                .as("the database refuses it too")
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("second_person");
        assertThatThrownBy(() -> waivers.agree(viewers.staff(Role.COUNSEL), broken.name()))
                .isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> waivers.ask(
                        gina, broken.name(), "Another.", days.today().plusDays(9)))
                .isInstanceOf(NotDone.class);
    }

    @Test
    @Verifies("A.risk.5#5")
    void withoutAReasonOrAnEndThereIsNone() {
        var name =
                keep(Pretended.called("Broken", State.BROKEN, clock.instant())).name();
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);

        assertThatThrownBy(() -> waivers.ask(gina, name, " ", days.today().plusDays(7)))
                .isInstanceOf(NotDone.class);
        assertThatThrownBy(() -> waivers.ask(gina, name, "Why.", null)).isInstanceOf(NotDone.class);
        assertThatThrownBy(() -> waivers.ask(gina, name, "Why.", days.today())).isInstanceOf(NotDone.class);
        assertThatThrownBy(() -> waivers.ask(gina, name, "Why.", days.today().plusDays(400)))
                .isInstanceOf(NotDone.class);
        assertThatThrownBy(() -> waivers.ask(
                        viewers.staff(Role.NURSE), name, "Why.", days.today().plusDays(7)))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    @Verifies("A.risk.5#5")
    void theEvidenceCountsThoseThatCount() {
        var name =
                keep(Pretended.called("Broken", State.BROKEN, clock.instant())).name();
        waivers.ask(
                viewers.staff(Role.COMPLIANCE_OFFICER),
                name,
                "A reason.",
                days.today().plusDays(7));
        waivers.agree(viewers.staff(Role.MEDICAL_DIRECTOR), name);

        assertThat(ends.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(ends.evidence().seen()).contains("count today");

        waivers.end(viewers.staff(Role.ADMINISTRATOR), name);
    }

    private static int approve(Sql sql, Viewer by, String promise) {
        return sql.of("""
                        update practice.waiver set approved_at = viewer.at(), approved_by = :by where promise = :promise
                        """).param("by", by.actor()).param("promise", promise).update();
    }

    private Entry keep(Assessment one) {
        return register.keep(JOB, List.of(one)).getFirst();
    }
}
