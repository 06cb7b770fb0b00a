package org.havenport.access;

import java.time.Duration;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** How long the proof of a session counts, how long one rests where others sit, and how many are too many at once (B.sec.3; NIST SP 800-63B-4, 5.2 on reauthentication). */
@Component
class SessionLimits {

    static final Parameter<Integer> PROOF =
            Parameter.whole("access.proof-minutes", 10, 1, 60, Unit.MINUTES, "B.sec.3", "A2.1");

    static final Parameter<Integer> SHARED =
            Parameter.whole("access.rest-minutes-shared", 5, 2, 30, Unit.MINUTES, "B.sec.3");
    static final Parameter<Integer> AT_ONCE = Parameter.whole("access.devices-at-once", 3, 2, 20, Unit.NONE, "B.sec.3");

    private final Protocols protocols;

    SessionLimits(Protocols protocols) {
        this.protocols = protocols;
    }

    /** How long after a factor was shown nobody is asked for one again. */
    Duration proof() {
        return Duration.ofMinutes(protocols.value(PROOF));
    }

    /** How long a session may rest on a computer that others use. */
    Duration sharedRest() {
        return Duration.ofMinutes(protocols.value(SHARED));
    }

    /** On how many devices at once a name is used when it is noticed. */
    int devicesAtOnce() {
        return protocols.value(AT_ONCE);
    }

    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        Parameter<Integer> proofMinutes() {
            return PROOF;
        }

        @Bean
        Parameter<Integer> restMinutesOfSharedComputers() {
            return SHARED;
        }

        @Bean
        Parameter<Integer> devicesAtOnce() {
            return AT_ONCE;
        }
    }
}
