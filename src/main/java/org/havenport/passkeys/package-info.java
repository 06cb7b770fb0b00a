/** Passkeys: what authenticators are asked, whether their answers are right, and whose they are (B.sec.3). */
@ApplicationModule(allowedDependencies = {"safeguards", "viewer", "vault", "audit", "protocols", "home"})
@NullMarked
package org.havenport.passkeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
