package org.havenport.credentials;

import java.util.List;
import java.util.Optional;
import org.havenport.access.OwnFactors;
import org.havenport.home.Words;
import org.havenport.passkeys.Passkey;
import org.havenport.viewer.Viewer;

/** A part of how somebody signs in, with a page of its own; the overview lists them. */
interface Part {

    /** Lower comes first: passkeys 10, password 20, authenticator app 30, recovery codes 40, sessions 50. */
    int order();

    /** How it stands with this person; empty when it is not for them. Called outside of a transaction. */
    Optional<Line> line(Viewer viewer, Known known, Words words);

    /** What several parts tell of, read once. */
    record Known(OwnFactors.Standing standing, List<Passkey> passkeys) {}

    /**
     * What the overview says of a part.
     *
     * @param path of its page
     * @param says how it stands, in a sentence
     * @param attention whether the person should do something
     */
    record Line(String path, String title, String says, boolean attention) {

        static Line of(String path, String title, String says) {
            return new Line(path, title, says, false);
        }
    }
}
