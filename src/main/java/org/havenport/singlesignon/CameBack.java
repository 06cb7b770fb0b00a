package org.havenport.singlesignon;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of a browser that came back from the organisation's sign-in. */
public sealed interface CameBack {

    /**
     * The organisation says who it is, and an administrator has said which account that is. It may have ended.
     *
     * @param again who was to prove that it is them; null for whoever signs in
     * @param goesTo a path of ours, as it was given; empty for the first page
     * @param shared whether it was said, before they went, that others use this computer
     */
    record Known(UUID account, @Nullable UUID again, String goesTo, boolean shared) implements CameBack {}

    /** Nothing was asked of this browser, the answer is not right, or nobody here is linked to who it is. */
    record Refused() implements CameBack {}

    /** The organisation's sign-in does not answer. */
    record Away() implements CameBack {}
}
