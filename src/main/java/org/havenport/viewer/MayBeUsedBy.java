package org.havenport.viewer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may use a route. Every route carries one; a route without it is refused at run time and fails the build. Whoever
 * is not named gets the answer of a page that does not exist.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MayBeUsedBy {

    /** The kinds of viewer; {@link Viewer.Kind#NOBODY} makes a route public, signed in or not. */
    Viewer.Kind[] value();

    /**
     * For staff: at least one of these must be held; empty means any member of staff with any role. For staff who see
     * what a patient sees at least one must be named and held.
     */
    Role[] roles() default {};

    /** For staff, when no roles are named: whether those without any role may, as for a page about themselves. */
    boolean evenWithoutRole() default false;

    /** What the audit log calls the use of this route; empty when it shows and changes nothing about a person. */
    String audited() default "";
}
