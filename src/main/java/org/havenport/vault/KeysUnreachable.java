package org.havenport.vault;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The service that keeps the key of the organisation does not answer, and the key that is needed is not in memory any
 * more. To whoever asked it is as if the database were away: it comes back by itself.
 */
public class KeysUnreachable extends DataAccessResourceFailureException {

    KeysUnreachable(String what) {
        super(what);
    }
}
