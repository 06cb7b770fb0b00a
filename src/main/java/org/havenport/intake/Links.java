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
import org.jspecify.annotations.Nullable;

/**
 * What the references of a bundle mean, and our ids for it. The same resource of the same source gets the same id in
 * every bundle, whether or not the other end has arrived yet.
 */
final class Links {

    private static final Pattern RELATIVE =
            Pattern.compile("([A-Z][A-Za-z]{1,39})/([A-Za-z0-9.-]{1,64})(/_history/[A-Za-z0-9.-]{1,64})?");
    private static final String BY_IDENTIFIER = "?identifier=";

    private final String source;
    private final Vault vault;
    private final Directory directory;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final Map<Entry, UUID> ids = new HashMap<>();

    Links(String source, List<Entry> entries, Vault vault, Directory directory) {
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

    /** Our id for a resource of the bundle that lives in a chart. */
    UUID chartId(Entry entry) {
        return ids.computeIfAbsent(entry, it -> chartId(it.type(), String.valueOf(it.sourceKey())));
    }

    UUID directoryId(Entry entry) {
        return ids.computeIfAbsent(entry, it -> directory.idOf(source, it.type(), String.valueOf(it.sourceKey())));
    }

    private UUID chartId(String type, String key) {
        return vault.name("chart", source + '|' + type + '|' + key);
    }

    /** A reference in our ids; what cannot be known stays as it was written. */
    String rewrite(String reference, @Nullable Entry patient, UUID patientId) {
        if (reference.startsWith("#")) {
            return reference;
        }
        var entry = find(reference);
        if (entry != null) {
            return entry.type().equals("Patient")
                    ? entry == patient ? "Patient/" + patientId : reference
                    : entry.type() + "/" + (isListed(entry.type()) ? directoryId(entry) : chartId(entry));
        }
        var query = reference.indexOf(BY_IDENTIFIER);
        if (query > 0) {
            var type = reference.substring(0, query);
            return isListed(type)
                    ? type + "/" + directory.idOf(type, reference.substring(query + BY_IDENTIFIER.length()))
                    : reference;
        }
        var relative = RELATIVE.matcher(reference);
        if (!relative.matches() || relative.group(1).equals("Patient")) {
            return reference;
        }
        var type = relative.group(1);
        var key = relative.group(2);
        return type + "/" + (isListed(type) ? directory.idOf(source, type, key) : chartId(type, key));
    }

    static boolean isListed(String type) {
        return Directory.TYPES.contains(type);
    }
}
