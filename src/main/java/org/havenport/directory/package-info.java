/** Practitioners, organisations and locations: what is known about the facility and holds no patient data. */
@ApplicationModule(allowedDependencies = {"safeguards", "viewer", "vault", "audit", "protocols", "home"})
@NullMarked
package org.havenport.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
