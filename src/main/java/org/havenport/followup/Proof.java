package org.havenport.followup;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be shown of one matter of one patient.
 *
 * @param recordNumber of the facility, or null
 * @param topic the order, or the result
 * @param title what it is, by name
 * @param values what the patient was shown, newest state
 * @param earlier what stood there before a correction, each with its times
 * @param rules what was decided when it was opened: the values in force then
 * @param zone of all times
 */
record Proof(
        String name,
        String born,
        @Nullable String recordNumber,
        UUID topic,
        String title,
        List<String> values,
        List<String> earlier,
        List<String> rules,
        ZoneId zone,
        Instant made,
        String madeBy,
        List<Line> lines) {

    /**
     * One thing that happened.
     *
     * @param who in words
     * @param said what was written or said then; empty when nothing
     */
    record Line(Instant at, String when, String what, String who, String said) {}

    @Override
    public String toString() {
        return "proof about " + topic;
    }
}
