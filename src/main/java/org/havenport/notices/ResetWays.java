package org.havenport.notices;

import java.util.Set;

/**
 * How a code to set a new password could reach somebody. It says neither an address nor whose it is.
 *
 * @param channels by which a verified address works
 * @param rest whether no code may be sent now: for a day after mail and phone both changed (A2.1), and while a change was
 *     undone and nobody of the staff has looked
 */
public record ResetWays(Set<Channel> channels, boolean rest) {

    public ResetWays {
        channels = Set.copyOf(channels);
    }

    /** Whether a code may be sent by a channel now. */
    public boolean open(Channel channel) {
        return !rest && channels.contains(channel);
    }
}
