/** The record as its patient and the care team read it, and the register of what is held. */
@ApplicationModule(
        allowedDependencies = {
            "safeguards",
            "viewer",
            "vault",
            "audit",
            "protocols",
            "home",
            "directory",
            "patients",
            "chart",
            "meanings",
            "followup"
        })
@NullMarked
package org.havenport.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
