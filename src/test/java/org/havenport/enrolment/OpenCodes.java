package org.havenport.enrolment;

import org.havenport.house.Cast;
import org.springframework.stereotype.Component;

/** OpenCodes of open invitations, for tests of other rooms. */
@Component
public class OpenCodes {

    private final Cast cast;
    private final Enrolling enrolling;

    OpenCodes(Cast cast, Enrolling enrolling) {
        this.cast = cast;
        this.enrolling = enrolling;
    }

    /** The code of somebody who was just invited; they were not born on the first of January 1999. */
    public String open() {
        return Enrolling.code(enrolling.invite(cast.karl(), enrolling.somebody().id()));
    }
}
