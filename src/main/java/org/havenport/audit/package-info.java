/** The append-only, tamper-evident log of who saw, changed, was refused: written in the transaction it tells about, sealed afterwards. */
@ApplicationModule(allowedDependencies = {"safeguards", "viewer", "vault"})
@NullMarked
package org.havenport.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
