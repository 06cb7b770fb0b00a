package org.havenport.release;

import org.havenport.protocols.Parameter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the practice decides about the release of results. */
@Configuration
class ReleaseParameters {

    /** Minutes within which somebody calls about a critical result; real time, day and night (ruling 5). */
    static final Parameter<Integer> CALL_WITHIN = Parameter.of(
            "release.critical-call-minutes", Integer.class, 60, minutes -> minutes >= 5 && minutes <= 240, "A3.2");

    /** Minutes within which somebody calls a patient who opened a critical result before the call. */
    static final Parameter<Integer> CALL_AFTER_OPENING = Parameter.of(
            "release.call-after-opening-minutes", Integer.class, 15, minutes -> minutes >= 5 && minutes <= 60, "C1");

    @Bean
    Parameter<Integer> criticalCallMinutes() {
        return CALL_WITHIN;
    }

    @Bean
    Parameter<Integer> callAfterOpeningMinutes() {
        return CALL_AFTER_OPENING;
    }
}
