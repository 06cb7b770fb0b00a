package org.havenport.notices;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be reached.
 *
 * @param onlyThisWay a request for confidential communication (45 CFR 164.522(b)): never by any other way, whatever the
 *     matter
 * @param quietFrom the practice's own when null
 * @param silent whether nothing at all goes to them, because they died or the staff said so
 */
public record Wish(
        By by,
        boolean onlyThisWay,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        String language,
        boolean silent) {

    /** The way for what may be switched off; phone and letter are always there. */
    public enum By {
        EMAIL,
        TEXT,
        BOTH,
        NONE;

        boolean takes(Channel channel) {
            return this == BOTH || name().equals(channel.name());
        }
    }

    /** The same by another way. */
    Wish by(By other) {
        return new Wish(other, onlyThisWay, quietFrom, quietUntil, language, silent);
    }

    /** What holds while somebody has said nothing. */
    static Wish standard(String language) {
        return new Wish(By.EMAIL, false, null, null, language, false);
    }
}
