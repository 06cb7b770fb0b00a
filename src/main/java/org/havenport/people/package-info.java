/** Who works here, as administrators keep it: invitations, roles and their confirmation, training, duties, ends. */
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
            "notices",
            "access",
            "singlesignon"
        })
@NullMarked
package org.havenport.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
