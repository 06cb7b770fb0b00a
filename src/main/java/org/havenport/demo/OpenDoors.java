package org.havenport.demo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.havenport.directory.Site;
import org.havenport.directory.Sites;
import org.havenport.viewer.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The synthetic practice says who and where it is, and lets its patients in. */
@Component
@ConditionalOnProperty("havenport.demo")
class OpenDoors {

    private static final UUID MILL_ROAD = UUID.nameUUIDFromBytes("mill-road".getBytes(StandardCharsets.UTF_8));

    private final Sites sites;
    private final org.havenport.access.Opening portal;

    OpenDoors(Sites sites, org.havenport.access.Opening portal) {
        this.sites = sites;
        this.portal = portal;
    }

    void open(Viewer.Job job) {
        if (sites.house(job).isEmpty()) {
            sites.describe(job, new Sites.House(Facility.NAME + ", PC", null));
            sites.put(
                    job,
                    new Site(
                            MILL_ROAD,
                            Facility.NAME + ", " + Facility.STREET,
                            "%s%n%s, %s %s"
                                    .formatted(Facility.STREET, Facility.CITY, Facility.STATE, Facility.POSTAL_CODE),
                            Facility.PHONE,
                            Opening.ZONE,
                            false));
        }
        portal.begin(job, org.havenport.access.Opening.State.OPEN);
    }
}
