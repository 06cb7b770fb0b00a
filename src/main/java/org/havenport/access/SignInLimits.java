package org.havenport.access;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often a sign-in may fail, and what then (A1.4; NIST SP 800-63B-4 allows no more than 100 failures in a row). */
@Component
class SignInLimits {

    /** Failures in a row that lock a name. */
    int failures() {
        return 10;
    }

    /** Failures since the last sign-in after which only the practice can unlock a name. */
    int totalFailures() {
        return 100;
    }

    /** How long a name is locked. */
    Duration lock() {
        return Duration.ofMinutes(30);
    }

    /** Failures a network may have in {@link #networkWindow()}, whatever the names. */
    int networkFailures() {
        return 30;
    }

    Duration networkWindow() {
        return Duration.ofMinutes(10);
    }
}
