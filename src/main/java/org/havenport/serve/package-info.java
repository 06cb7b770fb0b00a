/** How the portal stands before the world: its configuration, what it refuses to start with, TLS, host names, proxies. */
@ApplicationModule(
        allowedDependencies = {
            "safeguards",
            "viewer",
            "vault",
            "audit",
            "protocols",
            "home",
            "database",
            "access",
            "staff"
        })
@NullMarked
package org.havenport.serve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
