/** FHIR R4 for the person who is signed in and for their apps, over the chart's door: it shows what the pages show. */
@ApplicationModule(allowedDependencies = {"viewer", "chart"})
@NullMarked
package org.havenport.patientapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
