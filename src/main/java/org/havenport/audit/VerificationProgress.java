package org.havenport.audit;

/** Told how far a verification is. */
@FunctionalInterface
public interface VerificationProgress {

    /** So many of so many lines have been looked at. */
    void at(long done, long total);

    /** For whoever does not want to know. */
    static VerificationProgress none() {
        return (done, total) -> {};
    }
}
