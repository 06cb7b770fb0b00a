package org.havenport.viewer;

/** A right was not given, confirmed or ended. */
public class GrantRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not, as the pages say it. */
    public enum Why {
        /** Only administrators and security administrators give rights. */
        NOT_YOURS_TO_GIVE,
        /** Nobody gives, confirms or ends their own. */
        YOURSELF,
        /** Who gives rights may not be the one who audits them. */
        GRANTS_AND_AUDITS,
        /** They hold it already. */
        HELD_ALREADY,
        /** They hold no such role any more. */
        NOT_HELD,
        /** The end is not in the future. */
        ENDED_ALREADY
    }

    private final Why why;

    public GrantRefused(Why why) {
        super("Refused: " + why);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
