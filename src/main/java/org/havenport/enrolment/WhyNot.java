package org.havenport.enrolment;

/** Why somebody cannot be invited. */
public enum WhyNot {
    /** One person has one account. */
    HAS_ACCOUNT,
    DIED,
    /** Whether a minor has an account of their own is the law of the state and a decision of people, never of a list. */
    TOO_YOUNG,
    /** Asked for confidential communication: no letter goes to the address on file (45 CFR 164.522(b)). */
    CONFIDENTIAL,
    NO_ADDRESS,
    /** Two identifiers were not checked. */
    NOT_CHECKED
}
