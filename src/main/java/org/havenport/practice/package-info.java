/** The pages of those who answer for it: the safeguards page and the audit search. */
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
            "access"
        })
@NullMarked
package org.havenport.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
