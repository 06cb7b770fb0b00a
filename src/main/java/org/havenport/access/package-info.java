/** Accounts, factors, sessions: the only room that turns a request into a viewer. */
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
            "notices",
            "passwords",
            "passkeys",
            "singlesignon"
        })
@NullMarked
package org.havenport.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
