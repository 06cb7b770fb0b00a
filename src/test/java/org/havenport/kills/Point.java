package org.havenport.kills;

/** Where the program is killed. */
enum Point {
    /** A delivery is being followed up; nothing of it is committed. */
    IN_THE_TRANSACTION,
    /** A delivery is committed and its sender does not know yet. */
    COMMITTED_AND_NOT_SAID,
    /** Its sender knows, and the next has not come. */
    BETWEEN_TWO_FILES,
    /** All was read, and the run is not closed. */
    BEFORE_THE_RUN_IS_FINISHED,
    /** Nowhere: it ends by itself. */
    NOWHERE;

    static final String PROPERTY = "havenport.kills.at";

    /** Says that it is there, and waits to be killed. */
    void reached() {
        say("point " + this);
    }

    /** Says something, and waits to be killed. */
    static void say(String what) {
        System.out.println(what);
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
