package org.havenport.intake;

/**
 * Whoever watches a file being read. Asked between transactions only: a file that is stopped has filed whole patients,
 * and reading it again files the rest.
 */
public interface Progress {

    /** After so many resources that are no patient's the watcher is told, too. */
    int OFTEN = 200;

    /** What became of the file so far; told after each patient, and after every 200 resources of nobody's. */
    void at(Counts soFar);

    /** How much of the file is done, from 0 to 1; told as often. */
    default void share(double done) {}

    /** Whether to go on; when false nothing more of the file is filed, and its report says that it was stopped. */
    boolean goesOn();

    /** Nobody watches, and nothing stops it. */
    static Progress unwatched() {
        return new Progress() {
            @Override
            public void at(Counts soFar) {}

            @Override
            public boolean goesOn() {
                return true;
            }
        };
    }
}
