/** A person's own pages on how they sign in: what they have, what they change, what stands in when something is lost. */
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
            "passwords",
            "passkeys"
        })
@NullMarked
package org.havenport.credentials;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
