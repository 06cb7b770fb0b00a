package org.havenport.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Somebody who asked for an account, as they said it. Who it is, nobody knows yet. */
record Asked(UUID id, Said said, Instant at, String language) {

    /** What they said of themselves. */
    record Said(String given, String family, LocalDate born, String phone) {

        @Override
        public String toString() {
            return "Said[withheld]";
        }
    }

    @Override
    public String toString() {
        return "Asked[" + id + "]";
    }
}
