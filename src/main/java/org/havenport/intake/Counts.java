package org.havenport.intake;

/**
 * What became of the resources of an import; nothing is lost when {@code read = filed + duplicate + quarantined +
 * refused}.
 *
 * @param read resources found
 * @param filed put into a chart or the directory, new versions included
 * @param duplicate already there with the same content
 * @param quarantined waiting for a person, because it is not certain whose they are
 * @param refused not taken, each with its position and reason
 */
public record Counts(long read, long filed, long duplicate, long quarantined, long refused) {

    /** Nothing read yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** The sum of two. */
    public Counts plus(Counts more) {
        return new Counts(
                read + more.read,
                filed + more.filed,
                duplicate + more.duplicate,
                quarantined + more.quarantined,
                refused + more.refused);
    }

    /** Whether every resource read is accounted for. */
    public boolean balance() {
        return read == filed + duplicate + quarantined + refused;
    }

    static Counts refused(long resources) {
        return new Counts(resources, 0, 0, 0, resources);
    }
}
