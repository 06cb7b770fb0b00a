package org.havenport.enrolment;

import java.time.Instant;
import java.util.Locale;
import org.havenport.patients.Person;

/**
 * An invitation as it is told once, to whoever prints it.
 *
 * @param code what is typed at {@code /activate}; only its keyed hash is kept
 * @param until the code works no longer from this instant on
 * @param language of the letter
 */
public record Invited(Person who, String code, Way way, Instant until, Locale language) {

    @Override
    public String toString() {
        return "Invited[" + who.id() + "]";
    }
}
