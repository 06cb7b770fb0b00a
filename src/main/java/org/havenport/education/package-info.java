/** How patients learn to use the portal: teach-back with staff, a guided tour, written instructions, reminders. */
@ApplicationModule(
        allowedDependencies = {
            "safeguards",
            "viewer",
            "vault",
            "audit",
            "protocols",
            "home",
            "files",
            "staff",
            "patients",
            "notices",
            "access"
        })
@NullMarked
package org.havenport.education;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
