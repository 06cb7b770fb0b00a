package org.havenport.staff;

import java.util.UUID;

/**
 * Somebody who works here. Names of staff are shown to patients and are no health information.
 *
 * @param account the account they sign in with
 * @param title for example {@code Dr}; empty when there is none
 * @param job what they do here in the practice's words, for example {@code nurse}
 */
public record Member(UUID account, String title, String given, String family, String job) {

    /** How a page names them: {@code Dora Reyes, nurse}. */
    public String shown() {
        return job.isEmpty() ? name() : name() + ", " + job;
    }

    /** The name without the job: {@code Dr Miriam Ellis}. */
    public String name() {
        return (title + " " + given + " " + family).strip();
    }
}
