/** What was released and is not yet known to have been received: obligations, viewings, confirmations and contact records. */
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
            "access",
            "worklist",
            "chart"
        })
@NullMarked
package org.havenport.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
