/** Who a patient is: identifiers, demographics, and the matcher that demands two identifiers. */
@ApplicationModule(allowedDependencies = {"safeguards", "viewer", "vault", "audit", "protocols", "home", "directory"})
@NullMarked
package org.havenport.patients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
