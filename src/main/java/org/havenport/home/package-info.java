/** Start page with the disclaimer, the first pages, the frame around every page and its words. */
@ApplicationModule(allowedDependencies = {"safeguards", "viewer", "protocols"})
@NullMarked
package org.havenport.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
