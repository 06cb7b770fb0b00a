package org.havenport.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.havenport.house.Viewers;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;

/** Viewers with a live session and the grants they need, without a browser. */
record SignedIn(Viewers viewers, Grants grants) {

    Viewer.Patient patient(UUID patient) {
        var viewer = new Viewer.Patient(UUID.randomUUID(), UUID.randomUUID(), patient, "Ann");
        grants.grantSelf(viewer.actor(), patient);
        viewers.session(viewer, patient);
        return viewer;
    }

    Viewer.Staff staff(Role... roles) {
        var viewer = new Viewer.Staff(UUID.randomUUID(), UUID.randomUUID(), Set.of(roles), "Gina");
        for (var role : roles) {
            grants.grantRole(viewer.actor(), role, null);
        }
        grants.trained(viewer.actor(), Instant.now().plus(Duration.ofDays(360)));
        viewers.session(viewer, null);
        return viewer;
    }
}
