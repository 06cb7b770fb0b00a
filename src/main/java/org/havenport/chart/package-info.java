/** The one clinical store: every resource of a patient as FHIR R4, sealed and versioned; the only place that answers "may this viewer see this item?". */
@ApplicationModule(
        allowedDependencies = {"safeguards", "viewer", "vault", "audit", "protocols", "home", "directory", "patients"})
@NullMarked
package org.havenport.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
