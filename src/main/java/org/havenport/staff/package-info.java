/** The people who work here: jobs and the roles they hold. */
@ApplicationModule(allowedDependencies = {"safeguards", "viewer", "vault", "audit", "protocols", "home", "directory"})
@NullMarked
package org.havenport.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
