package org.havenport.patientapi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is asked for in a search of observations. Only what is understood is answered: a parameter that were passed over
 * would make a list look like something it is not.
 *
 * @param patient whose record is asked about; empty when the search does not say
 * @param count at most so many
 */
record ObservationSearch(String patient, int count) {

    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final Set<String> KNOWN = Set.of("category", "patient", "_sort", "_count", "_format");
    private static final Set<String> LABORATORY =
            Set.of("laboratory", "http://terminology.hl7.org/CodeSystem/observation-category|laboratory");
    private static final Set<String> JSON = Set.of("json", "application/json", "application/fhir+json");

    /** @throws NotSupported naming the parameter */
    static ObservationSearch of(Map<String, List<String>> parameters) {
        for (var parameter : parameters.entrySet()) {
            if (!KNOWN.contains(parameter.getKey())) {
                throw new NotSupported(parameter.getKey(), "is not supported");
            }
            if (parameter.getValue().size() != 1) {
                throw new NotSupported(parameter.getKey(), "may be given once");
            }
        }
        demand("category", LABORATORY.contains(one(parameters, "category", "")), "must be laboratory");
        demand("_sort", one(parameters, "_sort", "-date").equals("-date"), "must be -date");
        demand("_format", JSON.contains(one(parameters, "_format", "json")), "must be json");
        return new ObservationSearch(
                one(parameters, "patient", ""), count(one(parameters, "_count", String.valueOf(USUAL))));
    }

    /** The record meant; one that belongs to nobody here when it is not this one. */
    UUID record(UUID own) {
        var meant = patient.isEmpty() || patient.equals(own.toString()) || patient.equals("Patient/" + own);
        return meant ? own : new UUID(0, 0);
    }

    private static int count(String text) {
        demand("_count", text.matches("[1-9][0-9]{0,5}"), "must be a number from 1");
        return Math.min(MOST, Integer.parseInt(text));
    }

    private static void demand(String name, boolean met, String what) {
        if (!met) {
            throw new NotSupported(name, what);
        }
    }

    private static String one(Map<String, List<String>> parameters, String name, String otherwise) {
        var given = parameters.get(name);
        return given == null ? otherwise : given.getFirst();
    }
}
