package org.havenport.house;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which behaviours of {@code compliance/behaviours.csv} a test shows, for example
 * {@code @Verifies({"A5.2#1", "B.dis.5#1"})}. On a class it speaks for every test in it. Ids that do not exist fail
 * the build; a behaviour counts as shown only by a test that is neither disabled nor skipped.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Verifies {

    /** Ids such as {@code A1.10#3}. */
    String[] value();
}
