package org.havenport.demo;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reference as a bundle writes it: to an entry of the same bundle, or by identifier to the practice's bundle. */
record Ref(String reference, @Nullable String display) {

    static Ref to(UUID entry) {
        return new Ref("urn:uuid:" + entry, null);
    }
}
