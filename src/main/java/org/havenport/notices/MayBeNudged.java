package org.havenport.notices;

import java.util.UUID;

/** Guest interface: a reason not to point somebody to the portal now, for instance because they could not come in. */
public interface MayBeNudged {

    /** Whether this patient may be pointed to the portal now. */
    boolean mayBeNudged(UUID patient);
}
