package org.havenport.worklist;

/** What became of work, one step of it; each is kept with its time. */
public enum Step {
    /** The roster said whose it is. */
    CAME_TO,
    /** Somebody took it on by name. */
    TAKEN,
    HANDED_OVER,
    PASSED_UP,
    PASSED_DOWN,
    /** Its owner was away, or works here no more. */
    REROUTED,
    /** Its time was over: alternate, lead of the pool, medical director. */
    WENT_ON,
    /** Its time was over and nobody further could act. */
    NOBODY_THERE,
    PAGED,
    /** Somebody tried, and will try again. */
    TRIED,
    /** Somebody said what came of it. */
    DONE,
    /** The room whose matter it is ended it. */
    CLOSED
}
