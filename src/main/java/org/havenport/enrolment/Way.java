package org.havenport.enrolment;

/** How an invitation comes to its person. */
public enum Way {
    /** By letter to the address on file. */
    POSTED,
    /** Into the hand of somebody whose identity was checked. */
    HANDED
}
