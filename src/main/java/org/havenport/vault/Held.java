package org.havenport.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A data key in memory.
 *
 * @param wrapped as it stood in the database when it was unwrapped
 * @param marks what bytes begin with that it opens
 * @param since when it was unwrapped
 */
record Held(byte[] wrapped, Aead aead, List<byte[]> marks, Instant since) {

    static Held of(byte[] wrapped, KeysetHandle keyset, Instant now) {
        return new Held(wrapped, Generations.aead(keyset), Generations.marks(keyset), now);
    }

    /** Whether these bytes were sealed with a key that this one is or was; false when it has been renewed since. */
    boolean knows(byte[] sealed) {
        for (var mark : marks) {
            if (sealed.length >= mark.length && Arrays.equals(sealed, 0, mark.length, mark, 0, mark.length)) {
                return true;
            }
        }
        return false;
    }

    boolean isOf(byte[] stored) {
        return Arrays.equals(wrapped, stored);
    }
}
