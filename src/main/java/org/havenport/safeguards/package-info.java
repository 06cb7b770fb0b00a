/** What the program promises, and the evidence asked for now: the register that every other room adds to. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.havenport.safeguards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
