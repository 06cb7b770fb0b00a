package org.havenport.recovery;

import java.time.Duration;
import org.havenport.protocols.Bounds;
import org.havenport.protocols.Parameter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the practice decides about recoveries, and what it cannot. */
@Configuration(proxyBeanMethods = false)
class RecoveryParameters {

    /**
     * Whether a code by text message may be the second proof. Off, because whoever takes over a number gets it, because it
     * comes from us as the first one does, and because a restricted authenticator asks for a decision that weighs it (NIST
     * SP 800-63B-4, 3.2.9 and 4.2).
     */
    static final Parameter<Boolean> TEXT =
            Parameter.of("recovery.text-as-second-proof", Boolean.class, false, new Bounds.YesOrNo(), "B.sec.3");

    /** How long the code that was sent counts, and each step after it may take. */
    static final Duration STEP = Duration.ofMinutes(15);

    /** How long a code counts that staff gave. */
    static final Duration GIVEN = Duration.ofMinutes(30);

    /** How long it must be known that messages get to a number before it proves anything. */
    static final Duration NUMBER_KNOWN = Duration.ofHours(24);

    /** Tries for each code. */
    static final int TRIES = 5;

    /** Codes that are sent for one name in an hour, so that nobody is flooded. */
    static final int CODES_AN_HOUR = 3;

    /** Recoveries that one network may ask for in ten minutes, whatever the names. */
    static final int OF_A_NETWORK = 20;

    @Bean
    Parameter<Boolean> textAsSecondProof() {
        return TEXT;
    }
}
