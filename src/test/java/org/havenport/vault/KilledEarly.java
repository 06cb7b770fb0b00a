package org.havenport.vault;

/** A renewal that breaks off after its first few steps. */
final class KilledEarly implements RotationProgress {

    private int some;

    @Override
    public void at(String phase, long done, long total) {
        if (++some == 5) {
            throw new IllegalStateException("Killed");
        }
    }

    @Override
    public void written(int values) {}

    @Override
    public void waits(String what, long seconds) {
        RotationProgress.pause(100);
    }
}
