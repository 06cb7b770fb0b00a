package org.havenport.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;

class HashesTests {

    private final Hashes hashes = new Hashes(new HashesAreFewAtOnce(java.time.Clock.systemUTC()));

    @Test
    @Verifies("B.sec.3#12")
    void onlyASlowHashThatNeedsMemoryIsMade() {
        var hash = hashes.hash("velvet otter");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(hashes.hash("velvet otter"));
        assertThat(hashes.match("velvet otter", hash)).contains(true);
        assertThat(hashes.match("velvet otten", hash)).contains(false);
        assertThat(hashes.match("nobody's", null)).contains(false);
    }

    @Test
    void anAccentTypedInTwoSignsIsTheSame() {
        assertThat(hashes.match("cafe\u0301 abierto", hashes.hash("caf\u00e9 abierto")))
                .contains(true);
    }
}
