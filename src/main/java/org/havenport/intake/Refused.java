package org.havenport.intake;

/** Something in a file cannot be taken; position and reason name fields and never their content. */
final class Refused extends RuntimeException {

    private final String position;
    private final long resources;

    Refused(String position, String reason) {
        this(position, reason, 1);
    }

    Refused(String position, String reason, long resources) {
        super(reason, null, false, false);
        this.position = position;
        this.resources = resources;
    }

    Refusal in(String file) {
        return new Refusal(file, position, String.valueOf(getMessage()), resources);
    }

    long resources() {
        return resources;
    }
}
