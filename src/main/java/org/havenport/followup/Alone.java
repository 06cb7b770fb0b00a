package org.havenport.followup;

/** Why a result is looked at by itself and never in one go with others, the weightiest reason first. */
public enum Alone {
    /** The patient says that something is wrong with it. */
    DOUBTED,
    CRITICAL,
    /** Another value stood there before. */
    CORRECTED,
    /** Early, partial or of unknown state. */
    NOT_FINAL,
    /** A value lies outside its range. */
    OUTSIDE,
    SIGNIFICANT,
    /** About a confidential topic. */
    CONFIDENTIAL,
    /** Nothing says that it is normal: no range, no flag, or only words. */
    UNJUDGED
}
