package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Filing;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CriticalLimitTests {

    @Autowired
    Judge judge;

    @Autowired
    Deciding deciding;

    @Autowired
    TestClock clock;

    @AfterEach
    void forget() {
        deciding.forget(ReleaseParameters.CRITICAL_LIMITS);
    }

    @Test
    @Verifies("A1.0#1")
    void whatTheMedicalDirectorApprovedIsWhatTheProgramDoes() {
        var arrival = Arrivals.potassium(UUID.randomUUID(), "5.4", clock.instant());
        var code = arrival.codes().getFirst().code();
        var unit = String.valueOf(arrival.gist().unit());
        assertThat(waits(arrival)).isFalse();

        deciding.decide(ReleaseParameters.CRITICAL_LIMITS, new CriticalLimit[] {limit(code, unit, null, "5.4")});
        assertThat(waits(arrival)).isTrue();

        deciding.decide(ReleaseParameters.CRITICAL_LIMITS, new CriticalLimit[] {limit(code, unit, "2.5", "5.5")});
        assertThat(waits(arrival)).isFalse();

        // 5.4 mmol/L of potassium are 21.1 mg/dL.
        deciding.decide(ReleaseParameters.CRITICAL_LIMITS, new CriticalLimit[] {limit(code, "mg/dL", null, "21")});
        assertThat(waits(arrival)).as("a value is converted").isTrue();
        deciding.decide(ReleaseParameters.CRITICAL_LIMITS, new CriticalLimit[] {limit(code, "mg/dL", null, "22")});
        assertThat(waits(arrival)).as("a value is converted").isFalse();
    }

    @Test
    @Verifies("A1.0#6")
    void limitsThatMakeNoSenseAreRefused() {
        for (var limits : List.of(
                List.of(limit("2823-3", "mmol/L", null, null)),
                List.of(limit("2823-3", "mmol/L", "6", "2")),
                List.of(limit("2823-3", "mmol/L", "2", "6"), limit("2823-3", "mmol/L", "3", "6")),
                List.of(limit("", "mmol/L", "2", "6")))) {
            assertThat(ReleaseParameters.CRITICAL_LIMITS.wrong(limits.toArray(CriticalLimit[]::new)))
                    .as("%s", limits)
                    .isNotEmpty();
        }
    }

    private boolean waits(Arrival arrival) {
        return judge.of(new Filing.Group(arrival.patient(), arrival.group(), List.of(arrival)), () -> null)
                .waits();
    }

    private static CriticalLimit limit(String code, String unit, @Nullable String low, @Nullable String high) {
        return new CriticalLimit("Potassium", code, unit, number(low), number(high), null, null, null, null, null);
    }

    private static @Nullable BigDecimal number(@Nullable String written) {
        return written == null ? null : new BigDecimal(written);
    }
}
