/** How patients come to an account: invited, asking for one, leaving, coming back, and who is asked why they stay away. */
@ApplicationModule(
        allowedDependencies = {
            "safeguards",
            "viewer",
            "vault",
            "audit",
            "protocols",
            "home",
            "directory",
            "files",
            "staff",
            "patients",
            "notices",
            "access",
            "passwords"
        })
@NullMarked
package org.havenport.enrolment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
