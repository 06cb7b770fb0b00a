/** What patients agree to: read, confirmed one by one, asked again when it changes, taken back at any time. */
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
            "followup"
        })
@NullMarked
package org.havenport.agreements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
