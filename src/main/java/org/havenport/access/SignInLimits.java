package org.havenport.access;

import java.time.Duration;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Protocols;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * How often a sign-in may fail, how long a session may rest and a password must be (A1.1, A1.4, B.sec.3). The bounds are those of NIST SP
 * 800-63B-4: no more than 100 failures in a row.
 */
@Component
class SignInLimits {

    static final Parameter<Integer> FAILURES = whole("access.failures-before-lock", 10, 3, 100, "A1.4", "B.sec.3");
    static final Parameter<Integer> LOCK = whole("access.lock-minutes", 30, 5, 1440, "A1.4");
    static final Parameter<Integer> ALTOGETHER = whole("access.failures-altogether", 100, 10, 100, "A1.4");
    static final Parameter<Integer> NETWORK = whole("access.failures-of-a-network", 30, 10, 10_000, "A1.4");
    static final Parameter<Integer> STAFF = whole("access.rest-minutes-staff", 15, 2, 60, "B.sec.3");
    static final Parameter<Integer> PATIENT = whole("access.rest-minutes-patient", 30, 5, 60, "B.sec.3");

    static final Parameter<Integer> LENGTH = whole("access.password-length", 8, 8, 64, "A1.1");

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

    /** How long a name is locked. */
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

    /** How many characters a password must have at least; eight are enough beside a second factor. */
    int passwordLength() {
        return protocols.value(LENGTH);
    }

    private static Parameter<Integer> whole(String key, int standard, int least, int most, String... requirements) {
        return Parameter.of(key, Integer.class, standard, value -> value >= least && value <= most, requirements);
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
        Parameter<Integer> passwordLength() {
            return LENGTH;
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
