/** What tests measure and what their values can mean, in plain words, each language approved on its own. */
@ApplicationModule(allowedDependencies = {"safeguards", "viewer", "vault", "audit", "protocols", "home"})
@NullMarked
package org.havenport.meanings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
