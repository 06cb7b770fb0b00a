package org.havenport.database;

import java.util.Locale;

/** The four login roles: none owns a table, none may bypass row-level security. */
public enum Pool {
    /** Patients, proxies and their apps. */
    PATIENT,
    /** Staff. */
    STAFF,
    /** The program's own work. */
    JOB,
    /** Sign-in and sessions; reaches no table with patient data. */
    DOOR;

    /** The name of the login role in PostgreSQL. */
    public String role() {
        return "havenport_" + name().toLowerCase(Locale.ROOT);
    }
}
