package org.havenport.notices;

import java.util.UUID;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Whose addresses and notices these are: a patient's, or those of an account that is no patient's.
 *
 * @param id of the patient or of the account
 */
record Whose(Book book, UUID id) {

    /** Where they stand: both books have the same tables, and so one statement about both, written for patients. */
    enum Book {
        PATIENTS,
        ACCOUNTS;

        StatementSpec of(Sql sql, String text) {
            return sql.of(
                    this == PATIENTS
                            ? text
                            : text.replace("patient_id", "account_id").replace("notices.", "notices.account_"));
        }
    }

    static Whose patient(UUID patient) {
        return new Whose(Book.PATIENTS, patient);
    }

    static Whose account(UUID account) {
        return new Whose(Book.ACCOUNTS, account);
    }

    /** Of an account: its patient's, or its own when it is no patient's. */
    static Whose of(UUID account, @Nullable UUID patient) {
        return patient == null ? account(account) : patient(patient);
    }

    /** What is the viewer's own. */
    static Whose own(Viewer viewer) {
        return viewer instanceof Viewer.Patient patient ? patient(patient.patient()) : account(viewer.actor());
    }

    /** A statement about them, in which {@code :whose} is their id. */
    StatementSpec of(Sql sql, String text) {
        return book.of(sql, text).param("whose", id);
    }

    /** The patient for the log of what was done; null when it was nobody's record. */
    @Nullable
    UUID inTheLog() {
        return book == Book.PATIENTS ? id : null;
    }

    @Override
    public String toString() {
        return book + " " + id;
    }
}
