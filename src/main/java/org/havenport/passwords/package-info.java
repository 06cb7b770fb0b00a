/** What a password must be, how strong it is, phrases that are offered, and the only way in which one is kept. */
@ApplicationModule(allowedDependencies = {"safeguards", "viewer", "vault", "audit", "protocols", "home"})
@NullMarked
package org.havenport.passwords;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
