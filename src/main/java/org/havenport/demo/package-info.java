/** The synthetic practice: a cast, patients with years of history, and one command that starts it all; only the benchmark knows this room. */
@ApplicationModule
@NullMarked
package org.havenport.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
