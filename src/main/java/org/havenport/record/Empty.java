package org.havenport.record;

/** Why a part of the record shows nothing. Never blank: each has its sentence and a way on (B.int.3). */
enum Empty {
    /** A source for this kind is connected, and it has nothing. */
    NONE_RECORDED,
    /** No source has ever delivered this kind. */
    NOT_CONNECTED,
    /** There is something, and it is held for a reason. */
    HIDDEN;

    static Empty of(boolean delivered, int hidden) {
        if (hidden > 0) {
            return HIDDEN;
        }
        return delivered ? NONE_RECORDED : NOT_CONNECTED;
    }
}
