package org.havenport.patientapi;

/** A search asks for what is not understood; its words name the parameter, never its value. */
final class NotSupported extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String said;

    NotSupported(String parameter, String what) {
        super("not supported", null, false, false);
        this.said = "The parameter %s %s.".formatted(parameter, what);
    }

    @Override
    public String toString() {
        return said;
    }
}
