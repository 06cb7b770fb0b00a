/** The organisation's own sign-in (OpenID Connect) for staff: who is sent there, what comes back, and who that is here. */
@ApplicationModule(
        allowedDependencies = {"safeguards", "viewer", "vault", "audit", "protocols", "home", "staff", "notices"})
@NullMarked
package org.havenport.singlesignon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
