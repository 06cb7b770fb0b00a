package org.havenport.access;

import org.jspecify.annotations.Nullable;

/** The user name belongs to somebody already. It carries no name, so that no log does. */
public class UsernameTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsernameTaken(@Nullable Throwable cause) {
        super("The user name is taken", cause);
    }
}
