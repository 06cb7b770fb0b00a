package org.havenport.chart;

/** Whether the patient may see an item. */
public enum ReleaseState {
    /** The patient sees it. */
    RELEASED,
    /** The patient sees that it exists; the value opens when someone has spoken with them, or on their request (C1). */
    AWAITING_CONTACT,
    /** The law lets it be held back for a time, which stands beside it; when that is over the patient sees it (C1). */
    HELD,
    /** The patient says it is about somebody else: hidden from them until staff have found out. The care team sees it. */
    SUSPECTED,
    /** Not for the patient: entered in error or retracted. Kept, invisible. */
    RETRACTED
}
