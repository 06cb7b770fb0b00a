package org.havenport.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.patients.Claimed;
import org.jspecify.annotations.Nullable;

/**
 * What waits together for a person to say whose it is.
 *
 * @param run the import that brought it; null for what was taken out of a record
 * @param cameFrom the record it was taken out of; null for a delivery
 * @param wasReleased the patient of that record could see it: two people decide
 * @param version rises when more comes in
 * @param resources as they wait, in the order they came
 */
record Held(
        UUID id,
        @Nullable UUID run,
        String source,
        boolean live,
        String reason,
        @Nullable UUID cameFrom,
        boolean wasReleased,
        boolean waits,
        int version,
        Instant at,
        List<HeldResource> resources) {

    Held {
        resources = List.copyOf(resources);
    }

    Held with(List<HeldResource> itsResources) {
        return new Held(id, run, source, live, reason, cameFrom, wasReleased, waits, version, at, itsResources);
    }

    /** What it says of its patient; null when it brings no patient, or one that cannot be read. */
    @Nullable
    Claimed claim() {
        for (var it : resources) {
            if (it.type().equals("Patient")) {
                try {
                    return Claims.of(Field.resource(StrictJson.tree(it.json()), it.position()), source);
                } catch (RuntimeException e) {
                    return null;
                }
            }
        }
        return null;
    }

    /** A resource that names several patients is no single one's, whoever says so. */
    boolean canBeFiled() {
        return !reason.equals(Owners.SEVERAL);
    }

    @Override
    public String toString() {
        return "held " + id;
    }
}
