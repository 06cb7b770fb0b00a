/** What stands where patients write: what it is not for, and a look at the words before they are sent. Keeps nothing. */
@ApplicationModule(allowedDependencies = {"safeguards", "viewer", "vault", "audit", "protocols", "home"})
@NullMarked
package org.havenport.writing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
