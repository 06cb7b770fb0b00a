package org.havenport.directory;

import java.time.ZoneId;
import java.util.UUID;

/**
 * A location of the organisation.
 *
 * @param address by line
 * @param closed true when it is no longer one
 */
public record Site(UUID id, String name, String address, String phone, ZoneId zone, boolean closed) {

    /** The same location, no longer open. */
    public Site close() {
        return new Site(id, name, address, phone, zone, true);
    }
}
