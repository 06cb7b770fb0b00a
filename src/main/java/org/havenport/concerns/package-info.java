/** What is wrong in a record: requests for correction, what a patient says is not theirs, incidents and their assessment. */
@ApplicationModule(
        allowedDependencies = {
            "safeguards",
            "viewer",
            "vault",
            "audit",
            "protocols",
            "home",
            "staff",
            "patients",
            "chart",
            "followup",
            "writing"
        })
@NullMarked
package org.havenport.concerns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
