package org.havenport.intake;

import java.util.List;
import java.util.Set;
import org.havenport.chart.Category;
import org.havenport.chart.Code;

/** Which kind of information a resource is: by its type, and for observations and reports by what they say. */
final class Kinds {

    private static final Set<String> LABORATORY = Set.of("laboratory", "LAB", "HM", "CH", "MB", "SR", "CG", "VR", "TX");
    private static final Set<String> IMAGING =
            Set.of("imaging", "RAD", "CT", "NMR", "RUS", "OUS", "NMS", "IMG", "RX", "XRC", "VUS", "LP29684-5");
    private static final Set<String> PATHOLOGY =
            Set.of("PAT", "SP", "CP", "CTH", "LP7839-6", "11526-1", "22034-3", "60567-5", "33717-0");
    private static final Set<String> NOTES = Set.of("34117-2", "51847-2", "34109-9", "11488-4", "18842-5", "34133-9");

    private Kinds() {}

    static Category of(String type, Field resource) {
        return switch (type) {
            case "Observation", "DiagnosticReport" -> told(resource);
            case "Condition" -> Category.PROBLEM;
            case "AllergyIntolerance" -> Category.ALLERGY;
            case "Immunization", "ImmunizationRecommendation" -> Category.IMMUNIZATION;
            case "Procedure" -> Category.PROCEDURE;
            case "Encounter", "Appointment", "EpisodeOfCare" -> Category.ENCOUNTER;
            case "CarePlan", "CareTeam", "Goal" -> Category.CARE_PLAN;
            case "Claim", "ClaimResponse", "ExplanationOfBenefit", "Coverage", "Account", "Invoice", "ChargeItem" ->
                Category.BILLING;
            case "DocumentReference", "Composition", "ClinicalImpression" -> Category.NOTE;
            case "ImagingStudy", "Media" -> Category.IMAGING;
            case "QuestionnaireResponse" -> Category.SURVEY;
            case "Communication", "CommunicationRequest" -> Category.COMMUNICATION;
            default -> type.startsWith("Medication") ? Category.MEDICATION : Category.OTHER;
        };
    }

    private static Category told(Field resource) {
        var codes = resource.list("category").stream()
                .flatMap(it -> Concept.codes(it).stream())
                .map(Code::code)
                .toList();
        var what =
                Concept.codes(resource.object("code")).stream().map(Code::code).toList();
        if (any(codes, PATHOLOGY) || any(what, PATHOLOGY)) {
            return Category.PATHOLOGY;
        }
        if (any(codes, LABORATORY)) {
            return Category.LABORATORY;
        }
        if (any(codes, IMAGING)) {
            return Category.IMAGING;
        }
        if (codes.contains("vital-signs")) {
            return Category.VITAL_SIGNS;
        }
        if (codes.contains("survey")) {
            return Category.SURVEY;
        }
        if (any(codes, NOTES) || any(what, NOTES)) {
            return Category.NOTE;
        }
        return codes.contains("procedure") ? Category.PROCEDURE : Category.OTHER;
    }

    private static boolean any(List<String> codes, Set<String> wanted) {
        return codes.stream().anyMatch(wanted::contains);
    }
}
