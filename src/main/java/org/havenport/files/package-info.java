/** Documents that leave the program on paper or as a file: tagged PDFs with the confidentiality statement on every page. */
@ApplicationModule(allowedDependencies = {"safeguards", "viewer", "vault", "audit", "protocols", "home"})
@NullMarked
package org.havenport.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
