package org.havenport.notices;

/** How an attempt to hand a message over ended. The reasons are ours, and never the words of another system. */
sealed interface Outcome {

    /** The other side has taken it. */
    record HandedOver() implements Outcome {}

    /**
     * The address does not exist or takes nothing.
     *
     * @param code of RFC 3463
     */
    record NoSuchAddress(String code) implements Outcome {}

    /** The message was refused for good, and not because of the address. */
    record Refused(String why) implements Outcome {}

    /** Not now; perhaps it was taken and the answer was lost. */
    record Later(String why) implements Outcome {}

    /** Whoever carries messages is not there, so that nobody else's will go now either. */
    record NoCarrier(String why) implements Outcome {}
}
