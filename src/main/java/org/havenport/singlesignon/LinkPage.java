package org.havenport.singlesignon;

import java.util.UUID;

/**
 * Who a member of staff is at the organisation's sign-in.
 *
 * @param provider how people call that sign-in
 * @param subject what it calls this person; empty when nobody said so
 * @param own whether it is the viewer, who may look and not change
 * @param waiting who has to agree before it opens anything
 */
record LinkPage(UUID account, String name, String provider, String subject, boolean own, Waiting waiting) {

    /** Whose agreement is missing. */
    enum Waiting {
        FOR_NOBODY,
        /** The viewer linked it: somebody else agrees. */
        FOR_ANOTHER,
        /** The viewer may agree. */
        FOR_ME
    }

    String path() {
        return "/staff/people/" + account + "/single-sign-on";
    }
}
