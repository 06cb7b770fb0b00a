/** What the program is made of and what became known about it, when it is renewed, and what its start page is seen to say. */
@ApplicationModule(
        allowedDependencies = {"safeguards", "viewer", "vault", "audit", "protocols", "home", "staff", "files", "serve"
        })
@NullMarked
package org.havenport.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
