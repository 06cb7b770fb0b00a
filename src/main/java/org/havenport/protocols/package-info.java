/** What the organisation has decided: typed parameters, approved texts with versions, business hours and the business clock. */
@ApplicationModule(allowedDependencies = {"safeguards", "viewer", "vault", "audit"})
@NullMarked
package org.havenport.protocols;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
