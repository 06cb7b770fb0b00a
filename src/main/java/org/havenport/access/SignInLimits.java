package org.havenport.access;

import java.time.Duration;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * How often a sign-in may fail and how long a session may rest (A1.4, B.sec.3). The bounds are those of NIST SP
 * 800-63B-4: no more than 100 failures in a row.
 */
@Component
class SignInLimits {

    static final Parameter<Integer> FAILURES =
            Parameter.whole("access.failures-before-lock", 10, 3, 100, Unit.TIMES, "A1.4", "B.sec.3");
    static final Parameter<Integer> LOCK = Parameter.whole("access.lock-minutes", 30, 5, 1440, Unit.MINUTES, "A1.4");
    static final Parameter<Integer> ALTOGETHER =
            Parameter.whole("access.failures-altogether", 100, 10, 100, Unit.TIMES, "A1.4");
    static final Parameter<Integer> NETWORK =
            Parameter.whole("access.failures-of-a-network", 30, 10, 10_000, Unit.TIMES, "A1.4");
    static final Parameter<Integer> STAFF =
            Parameter.whole("access.rest-minutes-staff", 15, 2, 60, Unit.MINUTES, "B.sec.3");
    static final Parameter<Integer> PATIENT =
            Parameter.whole("access.rest-minutes-patient", 30, 5, 60, Unit.MINUTES, "B.sec.3");

    static final Parameter<Integer> DORMANT =
            Parameter.whole("access.dormant-after-days", 180, 30, 365, Unit.DAYS, "A.risk.1", "A1.10");

    private static final Duration NETWORK_WINDOW = Duration.ofMinutes(10);

    private final Protocols protocols;

    SignInLimits(Protocols protocols) {
        this.protocols = protocols;
    }

    /** Failures in a row that lock a name. */
    int failures() {
        return protocols.value(FAILURES);
    }

    /** Failures since the last sign-in after which only the practice can unlock a name. */
    int totalFailures() {
        return protocols.value(ALTOGETHER);
    }

    /** How many of those are kept for browsers the person has used before, so that nobody else can use them up. */
    int deviceFailures() {
        return totalFailures() / 5;
    }

    /** How many of those are kept for recoveries, which nobody can use up by signing in, and the other way round. */
    int resetFailures() {
        return totalFailures() / 5;
    }

    /** How long a name is locked at first. */
    Duration lock() {
        return Duration.ofMinutes(protocols.value(LOCK));
    }

    /** Failures a network may have in {@link #networkWindow()}, whatever the names. */
    int networkFailures() {
        return protocols.value(NETWORK);
    }

    Duration networkWindow() {
        return NETWORK_WINDOW;
    }

    /** How long a session of a member of staff may rest. */
    Duration staffRest() {
        return Duration.ofMinutes(protocols.value(STAFF));
    }

    /** How long a session of anyone else may rest. */
    Duration patientRest() {
        return Duration.ofMinutes(protocols.value(PATIENT));
    }

    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        Parameter<Integer> failuresBeforeLock() {
            return FAILURES;
        }

        @Bean
        Parameter<Integer> lockMinutes() {
            return LOCK;
        }

        @Bean
        Parameter<Integer> failuresAltogether() {
            return ALTOGETHER;
        }

        @Bean
        Parameter<Integer> failuresOfANetwork() {
            return NETWORK;
        }

        @Bean
        Parameter<Integer> dormantAfterDays() {
            return DORMANT;
        }

        @Bean
        Parameter<Integer> restMinutesOfStaff() {
            return STAFF;
        }

        @Bean
        Parameter<Integer> restMinutesOfPatients() {
            return PATIENT;
        }
    }
}
