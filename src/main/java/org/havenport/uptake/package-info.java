/** How the portal is used, in numbers of people and never of one: activation, use, where people stop, changes that were tried. */
@ApplicationModule(
        allowedDependencies = {
            "safeguards",
            "viewer",
            "vault",
            "audit",
            "protocols",
            "home",
            "patients",
            "access",
            "enrolment"
        })
@NullMarked
package org.havenport.uptake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
