/** Who a patient is: identifiers, demographics, the matcher that demands two identifiers, and who cares for them. */
@ApplicationModule(
        allowedDependencies = {"safeguards", "viewer", "vault", "audit", "protocols", "home", "directory", "staff"})
@NullMarked
package org.havenport.patients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
