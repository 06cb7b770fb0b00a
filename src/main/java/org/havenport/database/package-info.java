/** The PostgreSQL that Havenport carries or is given: start, adopt, migrate, and one pool per kind of asker. */
@ApplicationModule(allowedDependencies = {"safeguards"})
@NullMarked
package org.havenport.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
