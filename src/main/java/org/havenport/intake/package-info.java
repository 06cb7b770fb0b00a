/** What comes in from other systems: FHIR bundles are read, matched, filed or refused, and counted. */
@ApplicationModule(
        allowedDependencies = {
            "safeguards",
            "viewer",
            "vault",
            "audit",
            "protocols",
            "home",
            "files",
            "directory",
            "staff",
            "patients",
            "chart"
        })
@NullMarked
package org.havenport.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
