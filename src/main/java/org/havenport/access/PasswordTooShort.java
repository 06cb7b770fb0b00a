package org.havenport.access;

/** The password has fewer characters than the organisation demands. */
public class PasswordTooShort extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int least;

    PasswordTooShort(int least) {
        super("A password has at least " + least + " characters");
        this.least = least;
    }

    /** How many characters it must have. */
    public int least() {
        return least;
    }
}
