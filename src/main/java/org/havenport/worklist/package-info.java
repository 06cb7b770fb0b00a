/** Work for people: pools and lists with an owner and a clock, who covers whom, who is on call, and what goes on to whom. */
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
            "notices",
            "access"
        })
@NullMarked
package org.havenport.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
