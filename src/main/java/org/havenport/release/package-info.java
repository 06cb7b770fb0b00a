/** The one decider of release: critical and significant results, and the contact gate. */
@ApplicationModule(
        allowedDependencies = {
            "safeguards",
            "viewer",
            "vault",
            "audit",
            "protocols",
            "home",
            "directory",
            "staff",
            "patients",
            "chart",
            "followup",
            "worklist"
        })
@NullMarked
package org.havenport.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
