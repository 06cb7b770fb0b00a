package org.havenport.viewer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route that stays open to somebody who is to do something first and for now only reads: attesting itself, opting out,
 * ways to be reached, corrections and other rights. Pages to read stay open without it, and public ones always.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface StaysOpen {

    /** Whether it is open even before the first use, when all else is shut. */
    boolean evenBeforeAnything() default false;
}
