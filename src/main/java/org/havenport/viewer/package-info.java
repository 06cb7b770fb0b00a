/** Who is asking, and the only way to SQL: the asker is the start of every query. */
@ApplicationModule(allowedDependencies = {"safeguards", "database"})
@NullMarked
package org.havenport.viewer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
