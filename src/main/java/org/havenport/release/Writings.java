package org.havenport.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Code;
import org.havenport.chart.Filing;
import org.havenport.followup.Consequence;
import org.havenport.protocols.Protocols;
import org.havenport.release.Reason.Kind;
import org.havenport.release.ReportRules.Report;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is written in words: reports of pathology and imaging, notes and letters. */
@Component
class Writings {

    private static final Set<String> IN_WORDS = Set.of("DiagnosticReport", "DocumentReference", "Composition");

    // LOINC classes of documents: reports that come as a document and not as a report.
    private static final Set<String> IMAGING_DOCUMENTS =
            Set.of("18748-4", "18726-0", "68604-8", "18747-6", "18755-9", "18760-9", "24627-2", "36643-5");
    private static final Set<String> PATHOLOGY_DOCUMENTS =
            Set.of("11526-1", "22034-3", "60567-5", "33717-0", "27898-6", "34819-3", "80398-1");

    private final ReportRules rules;
    private final UnclearReports unclear;
    private final Diagnoses diagnoses;
    private final Protocols protocols;

    Writings(ReportRules rules, UnclearReports unclear, Diagnoses diagnoses, Protocols protocols) {
        this.rules = rules;
        this.unclear = unclear;
        this.diagnoses = diagnoses;
        this.protocols = protocols;
    }

    /**
     * Why a person must look at reports in which nothing grave was found: nothing in them says that they are harmless. All
     * parts of a report that arrive together are read as one.
     */
    Optional<Reason> unclear(List<Arrival> news) {
        if (!protocols.value(ReleaseParameters.UNCLEAR_REPORTS_WAIT)) {
            return Optional.empty();
        }
        for (var kind : Report.values()) {
            var text = news.stream()
                    .filter(arrival -> report(arrival) == kind)
                    .map(arrival -> ReportText.of(arrival).text())
                    .collect(Collectors.joining("\n\n"));
            var reason = text.isBlank() ? Optional.<Reason>empty() : unclear.reason(kind, text);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    /** Why what somebody wrote must be spoken about first. */
    List<Reason> reasons(Arrival arrival) {
        if (arrival.category() == Category.PROBLEM) {
            return arrival.type().equals("Condition") ? diagnoses.ofProblem(arrival) : List.of();
        }
        var report = report(arrival);
        if (report != null) {
            return ofReport(report, arrival);
        }
        var written = arrival.category() == Category.NOTE || arrival.category() == Category.DOCUMENT;
        return written && IN_WORDS.contains(arrival.type()) ? ofNote(arrival) : List.of();
    }

    private List<Reason> ofReport(Report report, Arrival arrival) {
        var said = ReportText.of(arrival);
        var reasons = new ArrayList<>(diagnoses.ofCodes(said.codes()));
        if (said.unread()) {
            reasons.add(Reason.of(Kind.UNREADABLE, Consequence.SIGNIFICANT));
        } else if (!said.text().isBlank()) {
            reasons.addAll(rules.reasons(report, said.text()));
        }
        return reasons;
    }

    /** A scanned letter that nobody can read by rules is no reason to keep every letter back. */
    private List<Reason> ofNote(Arrival arrival) {
        var said = ReportText.of(arrival);
        var reasons = new ArrayList<>(diagnoses.ofCodes(said.codes()));
        reasons.addAll(diagnoses.ofText(said.text()));
        return reasons;
    }

    private static @Nullable Report report(Arrival arrival) {
        var words = IN_WORDS.contains(arrival.type());
        if (!words && !(arrival.type().equals("Observation") && arrival.gist().number() == null)) {
            return null;
        }
        return switch (arrival.category()) {
            case IMAGING -> Report.IMAGING;
            case PATHOLOGY -> Report.PATHOLOGY;
            case NOTE, DOCUMENT -> ofDocument(arrival);
            case LABORATORY -> arrival.type().equals("DiagnosticReport") ? ofLaboratory(arrival) : null;
            default -> null;
        };
    }

    private static @Nullable Report ofDocument(Arrival arrival) {
        if (has(arrival, IMAGING_DOCUMENTS)) {
            return Report.IMAGING;
        }
        return has(arrival, PATHOLOGY_DOCUMENTS) ? Report.PATHOLOGY : null;
    }

    private static @Nullable Report ofLaboratory(Arrival arrival) {
        var alone = new Filing.Group(arrival.patient(), arrival.id(), List.of(arrival));
        return ResultClass.of(alone).filter(it -> it == ResultClass.PATHOLOGY).isPresent() ? Report.PATHOLOGY : null;
    }

    private static boolean has(Arrival arrival, Set<String> codes) {
        return arrival.codes().stream().anyMatch(c -> Code.isLoinc(c.system()) && codes.contains(c.code()));
    }
}
