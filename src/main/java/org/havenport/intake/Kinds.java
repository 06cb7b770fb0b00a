package org.havenport.intake;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.havenport.chart.Category;
import org.havenport.chart.Code;

/** Which kind of information a resource is: by its type, and for observations and reports by what they say. */
final class Kinds {

    private static final Set<String> LABORATORY = Set.of("LABORATORY", "LAB", "HM", "CH", "MB", "SR", "CG", "VR", "TX");
    private static final Set<String> IMAGING =
            Set.of("IMAGING", "RAD", "CT", "NMR", "RUS", "OUS", "NMS", "IMG", "RX", "XRC", "VUS", "LP29684-5");
    private static final Set<String> PATHOLOGY =
            Set.of("PAT", "SP", "CP", "CTH", "LP7839-6", "11526-1", "22034-3", "60567-5", "33717-0");
    private static final Set<String> NOTES = Set.of("34117-2", "51847-2", "34109-9", "11488-4", "18842-5", "34133-9");

    /** Categories of observations that nobody measured in a laboratory. */
    private static final Set<String> NO_RESULT = Set.of("SOCIAL-HISTORY", "EXAM", "THERAPY", "ACTIVITY");

    private Kinds() {}

    static Category of(String type, Field resource) {
        return switch (type) {
            case "Observation" -> told(resource);
            case "DiagnosticReport" -> ofReport(resource);
            case "Condition" -> Category.PROBLEM;
            case "AllergyIntolerance" -> Category.ALLERGY;
            case "Immunization", "ImmunizationRecommendation" -> Category.IMMUNIZATION;
            case "Procedure" -> Category.PROCEDURE;
            case "Encounter", "Appointment", "EpisodeOfCare" -> Category.ENCOUNTER;
            case "CarePlan", "CareTeam", "Goal" -> Category.CARE_PLAN;
            case "Claim", "ClaimResponse", "ExplanationOfBenefit", "Coverage", "Account", "Invoice", "ChargeItem" ->
                Category.BILLING;
            case "DocumentReference" -> isNote(resource) ? Category.NOTE : Category.DOCUMENT;
            case "Composition", "ClinicalImpression" -> Category.NOTE;
            case "ImagingStudy", "Media" -> Category.IMAGING;
            case "QuestionnaireResponse" -> Category.SURVEY;
            case "Communication", "CommunicationRequest" -> Category.COMMUNICATION;
            default -> type.startsWith("Medication") ? Category.MEDICATION : Category.OTHER;
        };
    }

    /** What a clinician wrote about a visit, as opposed to a paper: by its category, or because it is plain text. */
    private static boolean isNote(Field document) {
        if (document.child("category").isListOfObjects() && any(categories(document), Set.of("CLINICAL-NOTE"))) {
            return true;
        }
        if (!document.child("content").isListOfObjects()) {
            return true;
        }
        var kind = document.first("content").child("attachment").child("contentType");
        return kind.isText() && kind.said().startsWith("text/");
    }

    /** A report that says of no kind to be is of a laboratory, unless there are pictures: rather too often. */
    private static Category ofReport(Field report) {
        var told = told(report);
        if (told != Category.OTHER || !categories(report).isEmpty()) {
            return told;
        }
        return report.has("imagingStudy") || report.has("media") ? Category.IMAGING : Category.LABORATORY;
    }

    private static Category told(Field resource) {
        var codes = categories(resource);
        var what = Concept.codes(resource.object("code")).stream()
                .map(it -> it.code().toUpperCase(Locale.ROOT))
                .toList();
        if (any(codes, PATHOLOGY) || any(what, PATHOLOGY)) {
            return Category.PATHOLOGY;
        }
        if (any(codes, LABORATORY)) {
            return Category.LABORATORY;
        }
        if (any(codes, IMAGING)) {
            return Category.IMAGING;
        }
        if (codes.contains("VITAL-SIGNS")) {
            return Category.VITAL_SIGNS;
        }
        if (codes.contains("SURVEY")) {
            return Category.SURVEY;
        }
        if (any(codes, NOTES) || any(what, NOTES)) {
            return Category.NOTE;
        }
        return codes.contains("PROCEDURE") ? Category.PROCEDURE : Category.OTHER;
    }

    /** Whether an observation that is of no kind by its category should be taken for a laboratory's: rather too often. */
    static boolean couldBeLaboratory(Field observation) {
        var categories = categories(observation);
        return !any(categories, NO_RESULT)
                && (observation.has("interpretation")
                        || observation.has("referenceRange")
                        || observation.list("component").stream().anyMatch(it -> it.has("interpretation"))
                        || categories.isEmpty()
                                && Concept.codes(observation.object("code")).stream()
                                        .anyMatch(it -> Code.isLoinc(it.system())));
    }

    private static List<String> categories(Field resource) {
        return resource.list("category").stream()
                .flatMap(it -> Concept.said(it).stream())
                .map(it -> it.strip().toUpperCase(Locale.ROOT))
                .toList();
    }

    private static boolean any(List<String> codes, Set<String> wanted) {
        return codes.stream().anyMatch(wanted::contains);
    }
}
