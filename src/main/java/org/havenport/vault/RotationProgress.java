package org.havenport.vault;

/** Told how far a rotation is; asked for patience by whoever must not take the whole machine. */
public interface RotationProgress {

    /** In this phase so many of so many keys are done. */
    void at(String phase, long done, long total);

    /** So many values were written; returns when the next may be. */
    void written(int values);

    /** It waits for this, and has to for so many more seconds. */
    void waits(String what, long seconds);

    /** Shows nothing, and goes as fast as it can. */
    static RotationProgress none() {
        return new RotationProgress() {
            @Override
            public void at(String phase, long done, long total) {}

            @Override
            public void written(int values) {}

            @Override
            public void waits(String what, long seconds) {
                pause(200);
            }
        };
    }

    /** @throws IllegalStateException when the program is told to end meanwhile; the rotation can be gone on with */
    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Told to end", e);
        }
    }
}
