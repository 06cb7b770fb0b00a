package org.havenport.chart;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a patient on its way into the chart.
 *
 * @param patient whose it is, matched by two identifiers
 * @param id ours, the same for every version of the same resource of the same source
 * @param type the FHIR resource type
 * @param category what kind of information it is
 * @param status the FHIR status, or {@code "unknown"}
 * @param effective when it was true of the patient
 * @param effectiveTo the end of a period, or null
 * @param issued when it was made available
 * @param codes what it is about; stored blinded
 * @param group the report an observation belongs to, else its own id: what is released together
 * @param gist what one line of a list shows
 * @param body the resource as it will be streamed: FHIR JSON with our ids and references
 * @param source the feed it came from
 * @param labels security labels ({@code meta.security} codes); stored blinded
 * @param history true when it is older than the feed's go-live allows for news (ruling 2)
 */
public record Arrival(
        UUID patient,
        UUID id,
        String type,
        Category category,
        String status,
        Instant effective,
        @Nullable Instant effectiveTo,
        Instant issued,
        List<Code> codes,
        UUID group,
        Gist gist,
        byte[] body,
        String source,
        Set<String> labels,
        boolean history) {

    private static final Set<String> RESULT = Set.of("Observation", "DiagnosticReport");

    public Arrival {
        codes = List.copyOf(codes);
        labels = Set.copyOf(labels);
    }

    /** Whether one of its labels names a confidential topic. */
    public boolean isConfidential() {
        return ConfidentialTopics.isAmong(labels);
    }

    /** Whether it is a result, or a report of some. */
    public boolean isResult() {
        return RESULT.contains(type);
    }

    /** Whether it never was: what was entered in error, and a result that was cancelled before it came to be. */
    public boolean isTakenBack() {
        return status.equals("entered-in-error") || status.equals("cancelled") && isResult();
    }

    /** Whether who sent it asks that somebody speaks with the patient before they are shown it. */
    public boolean isTaboo() {
        return Taboo.isAmong(labels);
    }

    /** Whether these letters stand anywhere in the resource: asked before it is read, because most need not be. */
    public boolean says(byte[] letters) {
        for (int i = 0; i <= body.length - letters.length; i++) {
            int at = 0;
            while (at < letters.length && body[i + at] == letters[at]) {
                at++;
            }
            if (at == letters.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "%s %s".formatted(type, id);
    }
}
