package org.havenport.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.directory.Directory;
import org.havenport.vault.Vault;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * What the references of a bundle mean, and our ids for it. The same resource of the same source gets the same id in
 * every bundle, whether or not the other end has arrived yet.
 */
final class Links {

    private static final Pattern RELATIVE =
            Pattern.compile("([A-Z][A-Za-z]{1,39})/([A-Za-z0-9.-]{1,64})(/_history/[A-Za-z0-9.-]{1,64})?");
    private static final String BY_IDENTIFIER = "?identifier=";
    private static final String UNIQUE = "urn:uuid:";
    private static final Set<String> OF_NOBODY = Set.of("Medication", "Substance");

    private final String source;
    private final Vault vault;
    private final Directory directory;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final Map<Entry, UUID> ids = new HashMap<>();
    private final Map<String, String> meanings = new HashMap<>();
    private final boolean ofOnePatient;

    Links(String source, List<Entry> entries, Vault vault, Directory directory) {
        this.ofOnePatient =
                entries.stream().filter(it -> it.type().equals("Patient")).count() == 1;
        this.source = source;
        this.vault = vault;
        this.directory = directory;
        for (var entry : entries) {
            entry.names().forEach(name -> name(name, entry));
        }
    }

    /** What two entries are called means neither. */
    private void name(String name, Entry entry) {
        var other = entries.putIfAbsent(name, entry);
        if (other != null && !other.equals(entry)) {
            ambiguous.add(name);
        }
    }

    /** The entry behind a reference, or null when it is not in the bundle or could be two. */
    @Nullable
    Entry find(String reference) {
        var history = reference.indexOf("/_history/");
        var name = history < 0 ? reference : reference.substring(0, history);
        return ambiguous.contains(name) ? null : entries.get(name);
    }

    /** Lets a patient also be referred to by identifier. */
    void alsoBy(String systemAndValue, Entry patient) {
        name("Patient" + BY_IDENTIFIER + systemAndValue, patient);
    }

    /** Notes what a reference means that was understood before, when the rest of its bundle was still there. */
    void alsoMeans(String reference, String ours) {
        meanings.put(reference, ours);
    }

    /** Notes by which id a chart knows an entry already. */
    void isKnownAs(Entry entry, UUID id) {
        ids.put(entry, id);
    }

    /** Our id for a resource of the bundle that lives in a chart. */
    UUID chartId(Entry entry) {
        return ids.computeIfAbsent(entry, it -> chartId(it.type(), String.valueOf(it.sourceKey())));
    }

    UUID directoryId(Entry entry) {
        return ids.computeIfAbsent(entry, it -> directory.idOf(source, it.type(), String.valueOf(it.sourceKey())));
    }

    /** The id of a resource by the key that its source gave it. */
    UUID chartId(String type, String key) {
        return vault.name("chart", source + '|' + type + '|' + key);
    }

    /** Whose record a reference stands in: a patient of the batch, or one that the source brought before by this key. */
    record Whose(@Nullable Entry entry, @Nullable String key, UUID patient) {
        static final Whose NOBODY = new Whose(null, null, Viewer.NO_ID);
    }

    /** A reference in our ids; what cannot be known stays as it was written. */
    String rewrite(String reference, Whose whose) {
        if (reference.startsWith("#")) {
            return reference;
        }
        var known = meanings.get(reference);
        if (known != null) {
            return known;
        }
        var entry = find(reference);
        if (entry != null) {
            if (entry.type().equals("Patient")) {
                return entry.equals(whose.entry()) ? "Patient/" + whose.patient() : reference;
            }
            return entry.type() + "/" + (isListed(entry) ? directoryId(entry) : chartId(entry));
        }
        if (whose.key() != null && whose.key().equals(patientKey(reference))) {
            return "Patient/" + whose.patient();
        }
        var query = reference.indexOf(BY_IDENTIFIER);
        if (query > 0) {
            var type = reference.substring(0, query);
            return isListed(type)
                    ? type + "/" + directory.idOf(type, reference.substring(query + BY_IDENTIFIER.length()))
                    : reference;
        }
        return relative(reference);
    }

    private String relative(String reference) {
        var relative = RELATIVE.matcher(reference);
        if (!relative.matches() || relative.group(1).equals("Patient")) {
            return reference;
        }
        var type = relative.group(1);
        var key = relative.group(2);
        return type + "/" + (isListed(type) ? directory.idOf(source, type, key) : chartId(type, key));
    }

    /** The key by which a source may know a patient who is not in the batch; null for what names none. */
    static @Nullable String patientKey(String reference) {
        if (reference.startsWith(UNIQUE)) {
            return reference.substring(UNIQUE.length());
        }
        var relative = RELATIVE.matcher(reference);
        return relative.matches() && relative.group(1).equals("Patient") ? relative.group(2) : null;
    }

    /** The key under which a patient of the batch is remembered. */
    static String patientKey(Entry patient) {
        var key = String.valueOf(patient.sourceKey());
        return key.startsWith(UNIQUE) ? key.substring(UNIQUE.length()) : key;
    }

    /** A drug or substance is of one patient's record, or else of nobody's. */
    boolean isListed(Entry entry) {
        return isListed(entry.type()) || !ofOnePatient && OF_NOBODY.contains(entry.type());
    }

    static boolean isListed(String type) {
        return Directory.TYPES.contains(type) || Directory.DEFINITIONS.contains(type);
    }
}
