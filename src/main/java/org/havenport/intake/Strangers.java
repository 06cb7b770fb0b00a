package org.havenport.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.havenport.patients.Agreement;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What refers to a patient who is not in the file, by the key its source gave the patient when it brought them. Within
 * the import that compared two identifiers of the patient, the reference holds. Later the key is one identifier, and a
 * second must stand beside it: the record number, or the name.
 */
@Component
class Strangers {

    static final String ONE_IDENTIFIER =
            "it names a patient of its source by one identifier, and no second agrees with the patient on file";

    private static final List<String> FIELDS = List.of("subject", "patient", "beneficiary", "for");

    private final KnownPatients known;
    private final Patients patients;

    Strangers(KnownPatients known, Patients patients) {
        this.known = known;
        this.patients = patients;
    }

    Map<String, KnownPatients.Known> find(Viewer job, Run run, Collection<String> keys) {
        return known.find(job, run.source(), keys);
    }

    /** What may be filed, by what agreed, and what may not. */
    record Sorted(Map<Set<Agreement>, List<Entry>> agreeing, List<Entry> doubtful) {}

    Sorted sort(Viewer job, Run run, Content content, KnownPatients.Known who, List<Entry> entries) {
        if (who.run().equals(run.id())) {
            return new Sorted(Map.of(who.agreed(), entries), List.of());
        }
        var person = patients.who(job, who.patient()).orElse(null);
        var agreeing = new LinkedHashMap<Set<Agreement>, List<Entry>>();
        var doubtful = new ArrayList<Entry>();
        for (var entry : entries) {
            var second = person == null ? null : second(content, person, entry);
            if (second == null) {
                doubtful.add(entry);
            } else {
                agreeing.computeIfAbsent(EnumSet.of(Agreement.OTHER_NUMBER, second), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
        return new Sorted(agreeing, doubtful);
    }

    private static @Nullable Agreement second(Content content, Person person, Entry entry) {
        var tree = StrictJson.tree(content.slice(entry.from(), entry.to()));
        for (var name : FIELDS) {
            var reference = tree.path(name);
            if (reference.isObject()) {
                var number = reference.path("identifier").path("value").asString("");
                if (!number.isEmpty() && number.equals(person.recordNumber())) {
                    return Agreement.RECORD_NUMBER;
                }
                if (isNamed(person, reference.path("display").asString(""))) {
                    return Agreement.NAME;
                }
            }
        }
        return null;
    }

    /** Whether the words hold the family name and the first given name, in whatever order. */
    private static boolean isNamed(Person person, String words) {
        var said = words(words);
        return !said.isEmpty() && said.containsAll(words(person.family())) && said.containsAll(words(person.given()));
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream()
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
