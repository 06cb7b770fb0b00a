package org.havenport.followup;

/** What became of it when somebody said what came of a call. */
enum CallKept {
    DONE,
    /** It is kept of what stood on the page. Something else came in since and has still to be told. */
    SOMETHING_LEFT,
    /** Somebody kept a try meanwhile, or other values came in. Nothing is kept. */
    CHANGED,
    /** Nobody is to be called there. Nothing is kept. */
    NOBODY
}
