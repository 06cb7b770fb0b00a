/** The benchmark: the program and a floor beside it in one run, over real HTTP, in processor time of all processes. Nobody knows this room. */
@ApplicationModule
@NullMarked
package org.havenport.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
