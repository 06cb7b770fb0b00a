package org.havenport.record;

import java.util.ArrayList;
import java.util.List;
import org.havenport.home.Fact;
import org.havenport.home.Words;

/** What a reader wants to know of an entry, by its type: which fields, in which order, under which words. */
final class EntryFacts {

    private static final List<String> MEDICINE = List.of(
            "why=reasonCode",
            "why=reasonReference",
            "since=authoredOn",
            "since=effectivePeriod",
            "since=effectiveDateTime",
            "given=dispenseRequest.quantity",
            "refills=dispenseRequest.numberOfRepeatsAllowed",
            "stopped=statusReason",
            "note=note");

    private static final List<String> OTHER = List.of(
            "when=effectiveDateTime",
            "when=performedPeriod",
            "when=period",
            "why=reasonCode",
            "who=performer",
            "note=note",
            "about=description");

    private static final List<String> DOCUMENT =
            List.of("about=description", "who=author", "who=resultsInterpreter", "keeper=custodian", "note=note");

    private EntryFacts() {}

    static List<Fact> of(Words words, String type, Resource resource, InWords said) {
        var facts = new ArrayList<Fact>();
        var told = "";
        for (var asked : fields(type)) {
            var field = asked.split("=", 2);
            var answer = told.equals(field[0]) ? null : said.told(field[0], resource.at(field[1]));
            if (answer != null) {
                facts.add(new Fact(words.say("record.fact." + field[0]), answer));
                told = field[0];
            }
        }
        return facts;
    }

    private static List<String> fields(String type) {
        return switch (type) {
            case "DocumentReference", "Composition", "DiagnosticReport", "ClinicalImpression", "Media" -> DOCUMENT;
            case "MedicationRequest", "MedicationStatement" -> MEDICINE;
            case "AllergyIntolerance" ->
                List.of(
                        "reaction=reaction",
                        "criticality=criticality",
                        "kind=category",
                        "since=onsetDateTime",
                        "since=onsetString",
                        "last=lastOccurrence",
                        "verified=verificationStatus",
                        "note=note");
            case "Condition" ->
                List.of(
                        "since=onsetDateTime",
                        "since=onsetPeriod",
                        "since=onsetAge",
                        "since=onsetString",
                        "ended=abatementDateTime",
                        "ended=abatementPeriod",
                        "ended=abatementString",
                        "severity=severity",
                        "site=bodySite",
                        "verified=verificationStatus",
                        "recorded=recordedDate",
                        "note=note");
            case "Immunization" ->
                List.of(
                        "dose=protocolApplied.doseNumberPositiveInt",
                        "dose=protocolApplied.doseNumberString",
                        "site=site",
                        "lot=lotNumber",
                        "maker=manufacturer",
                        "where=location",
                        "who=performer",
                        "why-not=statusReason",
                        "note=note");
            case "Observation" ->
                List.of(
                        "parts=component",
                        "how=method",
                        "site=bodySite",
                        "who=performer",
                        "not-measured=dataAbsentReason",
                        "note=note");
            case "Procedure" ->
                List.of(
                        "when=performedPeriod",
                        "why=reasonCode",
                        "why=reasonReference",
                        "site=bodySite",
                        "outcome=outcome",
                        "who=performer",
                        "where=location",
                        "note=note");
            case "Encounter" ->
                List.of(
                        "when=period",
                        "class=class",
                        "why=reasonCode",
                        "diagnosis=diagnosis",
                        "who=participant",
                        "where=location.location",
                        "where=serviceProvider");
            case "CarePlan" ->
                List.of(
                        "when=period",
                        "steps=activity",
                        "about=description",
                        "who=author",
                        "team=careTeam",
                        "note=note");
            case "Goal" ->
                List.of(
                        "since=startDate",
                        "due=target.dueDate",
                        "target=target.detailQuantity",
                        "target=target.detailString",
                        "achieved=achievementStatus",
                        "note=note");
            case "CareTeam" -> List.of("team=participant", "when=period", "why=reasonCode", "note=note");
            default -> OTHER;
        };
    }
}
