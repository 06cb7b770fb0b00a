/** The pages of what the organisation decides: values, texts, hours, the rules of states, and the policy made from them. */
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
            "files"
        })
@NullMarked
package org.havenport.policies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
