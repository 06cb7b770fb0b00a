package org.havenport.viewer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route that opens only to somebody who showed a factor a few minutes ago: export, sharing, a change of address or of a
 * factor (B.sec.3). Whoever did not is asked for one first and comes back; what they had typed comes with them.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AsksForProofAgain {}
