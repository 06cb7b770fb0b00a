/** Results as a patient reads them: list, range, trend, meaning, and "I have seen this". */
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
            "followup",
            "release"
        })
@NullMarked
package org.havenport.results;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
