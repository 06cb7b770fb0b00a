package org.havenport.practice;

/** Something was not done; the form says why. */
public class NotDone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    NotDone(String field, String key) {
        super(key, null, false, false);
        this.field = field;
    }

    /** The field of the form it is about. */
    String field() {
        return field;
    }

    /** The key of the words that say why. */
    String key() {
        return String.valueOf(getMessage());
    }
}
