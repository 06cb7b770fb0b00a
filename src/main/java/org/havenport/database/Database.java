package org.havenport.database;

import javax.sql.DataSource;

/** The running, migrated PostgreSQL and its four pools. */
public interface Database {

    /** The pool of a login role. */
    DataSource pool(Pool pool);
}
