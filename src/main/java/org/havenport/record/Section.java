package org.havenport.record;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.havenport.chart.Category;
import org.havenport.chart.Contents.Kind;

/** A part of the record, with the kinds of information that stand in it. */
public enum Section {
    MEDICINES("medicines", Category.MEDICATION, true, "MedicationRequest", "MedicationStatement"),
    ALLERGIES("allergies", Category.ALLERGY, true, "AllergyIntolerance"),
    PROBLEMS("problems", Category.PROBLEM, true, "Condition"),
    IMMUNIZATIONS("immunizations", Category.IMMUNIZATION, false, "Immunization"),
    VITALS("vitals", Category.VITAL_SIGNS, false, "Observation"),
    PROCEDURES("procedures", Category.PROCEDURE, false, "Procedure"),
    VISITS("visits", Category.ENCOUNTER, false, "Encounter"),
    NOTES("notes", Category.NOTE, false, "DocumentReference", "Composition", "ClinicalImpression", "DiagnosticReport"),
    DOCUMENTS("documents", Category.DOCUMENT, false, "DocumentReference"),
    CARE_PLANS("care-plans", Category.CARE_PLAN, true, "CarePlan"),
    GOALS("goals", Category.CARE_PLAN, true, "Goal"),
    CARE_TEAM("care-team", Category.CARE_PLAN, true, "CareTeam");

    /** The states of what goes on; what says nothing of its state goes on, lest it be overlooked. */
    static final Set<String> GOING_ON = Set.of(
            "active",
            "recurrence",
            "relapse",
            "on-hold",
            "intended",
            "draft",
            "proposed",
            "planned",
            "accepted",
            "in-progress",
            "unknown");

    private final String path;
    private final Category category;
    private final boolean ends;
    private final List<String> types;

    Section(String path, Category category, boolean ends, String... types) {
        this.path = path;
        this.category = category;
        this.ends = ends;
        this.types = List.of(types);
    }

    /** Its place in an address, for example {@code care-plans}. */
    public String path() {
        return path;
    }

    Category category() {
        return category;
    }

    /** Whether its entries go on and end, so that what is over is folded away. */
    boolean ends() {
        return ends;
    }

    String[] types() {
        return types.toArray(String[]::new);
    }

    Set<Kind> kinds() {
        return types.stream().map(type -> new Kind(category, type)).collect(Collectors.toUnmodifiableSet());
    }

    static Optional<Section> at(String path) {
        return Arrays.stream(values())
                .filter(section -> section.path.equals(path))
                .findFirst();
    }

    /** Where a kind stands; nowhere when it has no part of its own. */
    static Optional<Section> of(Kind kind) {
        return Arrays.stream(values())
                .filter(section -> section.category == kind.category() && section.types.contains(kind.type()))
                .findFirst();
    }
}
