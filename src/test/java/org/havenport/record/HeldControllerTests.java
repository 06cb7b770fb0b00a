package org.havenport.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.chart.Holds;
import org.havenport.chart.ReleaseState;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class HeldControllerTests {

    @Autowired
    Chart chart;

    @Autowired
    Holds holds;

    @Autowired
    Viewers viewers;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    private UUID record;
    private Instant now;

    @BeforeEach
    void aPanelWaits() {
        record = viewers.patient().patient();
        now = clock.instant();
        chart.file(Viewer.job("import"), record, Arrivals.panel(record, "6.9", now));
    }

    @Test
    @Verifies({"B.fn.s1#3", "B.fn.s1#4"})
    void whoAnswersForItSeesTheRegisterAndNoContent() {
        for (var who : List.of(cast.gina(), cast.max())) {
            assertThat(who.browser().get("/staff/held").body())
                    .contains("Waits for a call", "45 CFR", "The rule for critical results", "With the call")
                    .contains("Median", "95th percentile")
                    .doesNotContain("Potassium", "6.9", record.toString(), "Laboratory");
        }
        assertThat(cast.osei().browser().get("/staff/held").body())
                .as("the medical director finds the record")
                .contains("/staff/patients/", "Laboratory test")
                .doesNotContain("Potassium", "6.9");
    }

    @Test
    @Verifies("B.fn.s1#3")
    void whatIsHeldIsCountedByReport() {
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        var before = waiting(gina);
        chart.file(Viewer.job("import"), record, Arrivals.panel(record, "7.1", now));

        assertThat(waiting(gina)).isEqualTo(before + 1);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var who : List.of(cast.dora(), cast.hugo(), cast.frank(), cast.jana())) {
            assertThat(who.browser().get("/staff/held").status()).isEqualTo(404);
        }
        assertThat(holds.register(viewers.staff(Role.NURSE), now).sums()).isEmpty();
        var pretends = new Viewer.Staff(UUID.randomUUID(), UUID.randomUUID(), java.util.Set.of(Role.COUNSEL), "Max");
        var nurse = viewers.staff(Role.NURSE);
        var withoutGrant = new Viewer.Staff(nurse.session(), nurse.actor(), pretends.roles(), "Max");
        var register = holds.register(withoutGrant, now);
        assertThat(register.sums())
                .as("the database asks again who holds the role")
                .isEmpty();
        assertThat(register.oldest()).as("for each of its functions").isEmpty();
        assertThat(register.timing().results()).isZero();
    }

    @Test
    @Verifies("B.fn.s2#3")
    void theTimesFromFinalToVisibleAreFigures() {
        // Everything else of this run is older than this hour and not counted.
        var since = now.plus(Duration.ofHours(1));
        clock.advance(Duration.ofHours(2));
        try {
            var later = clock.instant();
            for (int minutes : new int[] {2, 4, 6, 8, 100}) {
                chart.file(
                        Viewer.job("import"),
                        record,
                        List.of(Arrivals.potassium(record, "4.4", later.minus(Duration.ofMinutes(minutes)))));
            }
            var timing = holds.register(viewers.staff(Role.COMPLIANCE_OFFICER), since)
                    .timing();
            assertThat(timing.results()).isEqualTo(5);
            assertThat(timing.median()).isEqualTo(Duration.ofMinutes(6));
            assertThat(timing.ninetyFifth())
                    .isGreaterThan(Duration.ofMinutes(8))
                    .isLessThan(Duration.ofMinutes(100));
        } finally {
            clock.back();
        }
    }

    @Test
    void itLeavesATrace() {
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        holds.register(gina, now);

        long lines = asking.as(
                Viewer.job("test"),
                sql -> sql.of("select count(*) from audit.line where action = 'held-register-read' and actor = :a")
                        .param("a", gina.actor())
                        .query(Long.class)
                        .single());
        assertThat(lines).isOne();
    }

    private long waiting(Viewer viewer) {
        return holds.register(viewer, now).sums().stream()
                .filter(sum -> sum.why() == ReleaseState.AWAITING_CONTACT)
                .mapToLong(Holds.Sum::groups)
                .sum();
    }
}
