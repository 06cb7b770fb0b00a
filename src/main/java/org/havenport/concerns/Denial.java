package org.havenport.concerns;

/** The four reasons for which a request for correction may be denied, and no other (45 CFR 164.526(a)(2), ruling 10). */
public enum Denial {
    /** Somebody else made the entry, and can still be asked to correct it. */
    NOT_MADE_HERE,
    /** It is not used to make decisions about the patient. */
    NOT_PART_OF_THE_RECORD,
    /** The patient has no right to inspect it (45 CFR 164.524). */
    NOT_OPEN_TO_INSPECTION,
    ACCURATE_AND_COMPLETE
}
