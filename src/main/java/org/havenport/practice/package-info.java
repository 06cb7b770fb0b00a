/** The pages of those who answer for it: who answers for each promise, what was seen of it, and the audit search. */
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
            "access",
            "files"
        })
@NullMarked
package org.havenport.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
