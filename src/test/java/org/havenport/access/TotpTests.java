package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TotpTests {

    /** The secret of RFC 6238, appendix B, in Base32; its codes there have eight digits, of which these are the last. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Test
    void itAgreesWithTheTestVectorsOfTheStandard() {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(1_111_111_109))).isEqualTo("081804");
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(20_000_000_000L))).isEqualTo("353130");
    }

    @Test
    void itTakesTheCodeOfNowOneBeforeAndOneAfter() {
        var at = Instant.ofEpochSecond(1_111_111_109);
        var secret = Totp.decode(SECRET);
        for (int off = -2; off <= 2; off++) {
            var code = Totp.code(SECRET, at.plusSeconds(30L * off));
            assertThat(Totp.stepOf(secret, code, at).isPresent()).isEqualTo(Math.abs(off) <= 1);
        }
        assertThat(Totp.stepOf(secret, "", at)).isEmpty();
    }

    @Test
    void aNewSecretHas160Bits() {
        assertThat(Totp.decode(Totp.newSecret())).hasSize(20);
    }
}
