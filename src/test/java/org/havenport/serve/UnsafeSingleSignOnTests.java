package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sign-in of the organisation that would be asked in the clear, or is half set up, is refused by name. */
class UnsafeSingleSignOnTests extends Spoilt {

    @BeforeEach
    void soundSignIn() throws IOException {
        lines.put("sso.issuer", "https://login.example.org");
        lines.put("sso.client", "havenport");
        lines.put("sso.name", "Cedar Hollow");
        lines.put("sso.secret", secret("secret/sso", "x").toString());
        lines.put("sso.amr", "mfa");
    }

    @Test
    void whatIsSoundIsNotRefused() throws IOException {
        assertThat(refused()).isEmpty();
        lines.keySet().removeIf(key -> key.startsWith("sso."));
        assertThat(refused()).isEmpty();
    }

    @Test
    void whatIsUnsafeOrMissingIsRefused() {
        assertAll(
                only("sso.issuer", "http://login.example.org", "sso.issuer", "in clear"),
                only("sso.client", "", "sso.client", "missing"),
                only("sso.name", "", "sso.name", "missing"),
                only("sso.secret", "/nowhere/sso", "sso.secret", "cannot be read"),
                open("secret/sso", "rw-r--r--", "sso.secret", "open to all"));
    }
}
