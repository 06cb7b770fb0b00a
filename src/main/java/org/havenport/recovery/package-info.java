/** What happens when somebody cannot get in: a recovery, alone with two proofs or with help, and a suspension. */
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
            "passwords"
        })
@NullMarked
package org.havenport.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
