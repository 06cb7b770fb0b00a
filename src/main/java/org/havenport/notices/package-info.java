/** Where people are reached, and the notices that only point to the portal: what is to be told, sent, and what became of it. */
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
            "patients"
        })
@NullMarked
package org.havenport.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
