package org.havenport.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.havenport.patients.Claimed;
import org.jspecify.annotations.Nullable;

/**
 * Whose each resource of a bundle is. A resource that names nobody, somebody else or several is never guessed at: it
 * waits for a person.
 */
final class Owners {

    /** Types that FHIR gives no patient; in a bundle of one patient they are part of that record. */
    private static final Set<String> SHARED = Set.of("Medication", "Provenance", "Binary", "Substance", "Appointment");

    private final Links links;
    private final Map<Entry, Claimed> patients = new HashMap<>();

    Owners(Links links) {
        this.links = links;
    }

    /** A patient of the bundle whose claim could be read. */
    void add(Entry patient, Claimed claimed) {
        patients.put(patient, claimed);
        claimed.identifiers().forEach(it -> links.alsoBy(it.system() + "|" + it.value(), patient));
    }

    /** Whose it is; null with a {@link #doubt} when that is not certain. */
    @Nullable
    Entry of(Entry entry) {
        if (entry.type().equals("Patient")) {
            return patients.containsKey(entry) ? entry : null;
        }
        if (entry.subjects().isEmpty()) {
            return SHARED.contains(entry.type()) && patients.size() == 1
                    ? patients.keySet().iterator().next()
                    : null;
        }
        var named = entry.subjects().stream().map(links::find).distinct().toList();
        var only = named.size() == 1 ? named.getFirst() : null;
        return only != null && patients.containsKey(only) ? only : null;
    }

    String doubt(Entry entry) {
        if (entry.subjects().isEmpty()) {
            return "it names no patient";
        }
        var known = entry.subjects().stream().map(links::find).distinct().toList();
        return known.size() > 1
                ? "it names more than one patient"
                : "its patient is not in the bundle, so two identifiers cannot be compared";
    }

    Claimed claim(Entry patient) {
        return Objects.requireNonNull(patients.get(patient));
    }
}
