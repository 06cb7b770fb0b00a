package org.havenport.passkeys;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The one address under which passkeys are made and used: as the configuration says, or this machine for a
 * demonstration. An answer that was given to any other page is not taken.
 */
@Component
class WhereFrom {

    static final String ORIGIN = "havenport.passkeys.origin";

    private final Environment environment;

    WhereFrom(Environment environment) {
        this.environment = environment;
    }

    /** The host alone, to which an authenticator binds what it makes. */
    String host() {
        return URI.create(origin()).getHost();
    }

    /** What a right answer to this challenge must name. */
    ServerProperty expected(byte[] challenge) {
        return ServerProperty.builder()
                .origin(new Origin(origin()))
                .rpId(host())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private String origin() {
        var set = environment.getProperty(ORIGIN, "");
        return set.isBlank() ? "http://localhost:" + environment.getProperty("local.server.port", "8080") : set;
    }
}
