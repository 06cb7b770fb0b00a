package org.havenport.release;

import org.havenport.protocols.Approver;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the practice decides about the release of results. */
@Configuration
class ReleaseParameters {

    /** Minutes within which somebody calls about a critical result; real time, day and night (ruling 5). */
    static final Parameter<Integer> CALL_WITHIN = Parameter.whole(
                    "release.critical-call-minutes", 60, 5, 240, Unit.MINUTES, "A3.2")
            .approvedBy(Approver.MEDICAL_DIRECTOR)
            .mandatory();

    /** Minutes within which somebody calls a patient who opened a critical result before the call. */
    static final Parameter<Integer> CALL_AFTER_OPENING = Parameter.whole(
                    "release.call-after-opening-minutes", 15, 5, 60, Unit.MINUTES, "C1")
            .approvedBy(Approver.MEDICAL_DIRECTOR)
            .mandatory();

    /** Values about which somebody calls although the laboratory did not mark them; its own mark always counts (ruling 4). */
    static final Parameter<CriticalLimit[]> CRITICAL_LIMITS = Parameter.of(
                    "release.critical-limits",
                    CriticalLimit[].class,
                    new CriticalLimit[0],
                    CriticalLimit.BOUNDS,
                    CriticalLimit::areSound,
                    "A3.2")
            .approvedBy(Approver.MEDICAL_DIRECTOR);

    @Bean
    Parameter<CriticalLimit[]> criticalLimits() {
        return CRITICAL_LIMITS;
    }

    @Bean
    Parameter<Integer> criticalCallMinutes() {
        return CALL_WITHIN;
    }

    @Bean
    Parameter<Integer> callAfterOpeningMinutes() {
        return CALL_AFTER_OPENING;
    }
}
