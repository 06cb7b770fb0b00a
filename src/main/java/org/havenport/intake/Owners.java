package org.havenport.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.havenport.patients.Claimed;
import org.jspecify.annotations.Nullable;

/**
 * Whose each resource of a batch is. A resource that names nobody, somebody else or several is never guessed at: it
 * waits for a person.
 */
final class Owners {

    /** Types that FHIR gives no patient; in a bundle of one patient they are part of that record. */
    private static final Set<String> SHARED = Set.of("Medication", "Provenance", "Binary", "Substance", "Appointment");

    /** Why what names several patients waits. */
    static final String SEVERAL = "it names more than one patient";

    private final Links links;
    private final boolean document;
    private final Map<Entry, Claimed> patients = new HashMap<>();
    private final Map<String, KnownPatients.Known> known = new HashMap<>();
    private final Set<String> here = new HashSet<>();

    Owners(Links links, Batch batch) {
        this.links = links;
        this.document = batch.isDocument();
        batch.entries().stream()
                .filter(it -> it.type().equals("Patient"))
                .flatMap(it -> it.names().stream())
                .map(Links::patientKey)
                .filter(Objects::nonNull)
                .forEach(here::add);
    }

    /** A patient of the batch, or one whom its source brought before; exactly one of the two. */
    record Owner(@Nullable Entry patient, @Nullable String key) {}

    /** A patient of the batch whose claim could be read. */
    void add(Entry patient, Claimed claimed) {
        patients.put(patient, claimed);
        claimed.identifiers().forEach(it -> links.alsoBy(it.system() + "|" + it.value(), patient));
    }

    /** The keys of patients that are named and not in the batch; one that is here and was refused is no stranger. */
    Set<String> strangers(List<Entry> entries) {
        var keys = new HashSet<String>();
        entries.stream()
                .flatMap(it -> Stream.concat(it.subjects().stream(), it.mentions().stream()))
                .filter(it -> links.find(it) == null)
                .map(Links::patientKey)
                .filter(Objects::nonNull)
                .filter(key -> !here.contains(key))
                .forEach(keys::add);
        return keys;
    }

    void add(Map<String, KnownPatients.Known> brought) {
        known.putAll(brought);
    }

    /** Whose it is; null with a {@link #doubt} when that is not certain. */
    @Nullable
    Owner of(Entry entry) {
        if (entry.type().equals("Patient")) {
            return patients.containsKey(entry) ? new Owner(entry, null) : null;
        }
        if (!entry.subjects().isEmpty()) {
            var named = entry.subjects().stream().map(this::named).distinct().toList();
            return named.size() == 1 ? named.getFirst() : null;
        }
        var mentioned = mentioned(entry);
        if (!mentioned.isEmpty()) {
            return mentioned.size() == 1 ? mentioned.iterator().next() : null;
        }
        // A document is about its subject, and so is what stands in it without naming anybody.
        return (document || SHARED.contains(entry.type())) && patients.size() == 1
                ? new Owner(patients.keySet().iterator().next(), null)
                : null;
    }

    private @Nullable Owner named(String reference) {
        var entry = links.find(reference);
        if (entry != null) {
            return patients.containsKey(entry) ? new Owner(entry, null) : null;
        }
        var key = Links.patientKey(reference);
        return key != null && known.containsKey(key) ? new Owner(null, key) : null;
    }

    /** The patients named among others; what names an item of a patient names its patient. */
    private Set<Owner> mentioned(Entry entry) {
        var owners = new HashSet<Owner>();
        for (var reference : entry.mentions()) {
            var item = links.find(reference);
            var references = item == null || item.type().equals("Patient") ? List.of(reference) : item.subjects();
            references.stream().map(this::named).filter(Objects::nonNull).forEach(owners::add);
        }
        return owners;
    }

    String doubt(Entry entry) {
        if (entry.subjects().isEmpty()) {
            return mentioned(entry).size() > 1 ? SEVERAL : "it names no patient";
        }
        var named = entry.subjects().stream().distinct().toList();
        return named.size() > 1 ? SEVERAL : "its patient is not in the bundle, so two identifiers cannot be compared";
    }

    Claimed claim(Entry patient) {
        return Objects.requireNonNull(patients.get(patient));
    }

    KnownPatients.Known known(String key) {
        return Objects.requireNonNull(known.get(key));
    }
}
