package org.havenport.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.havenport.chart.Arrival;
import org.havenport.chart.Code;
import org.havenport.followup.Consequence;
import org.havenport.protocols.Protocols;
import org.havenport.release.Reason.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The approved list of diagnoses that are told in person first: in the list of problems by their code or name, in notes
 * and letters where a code of the list stands in them or their words say that it is new (B.risk.inap.1). A note that
 * mentions what has long been known is shown at once.
 */
@Component
class Diagnoses {

    /** States of a problem that is no news: it is over, doubted away, or a mistake. */
    private static final Set<String> NO_NEWS =
            Set.of("refuted", "entered-in-error", "resolved", "inactive", "remission");

    private static final List<Phrase> TOLD_AS_NEW = List.of(
                    "new diagnosis",
                    "newly diagnosed",
                    "diagnosed today",
                    "diagnosis of",
                    "diagnosed with",
                    "biopsy shows",
                    "biopsy showed",
                    "biopsy proven",
                    "biopsy confirm*",
                    "pathology shows",
                    "pathology showed",
                    "imaging shows",
                    "imaging showed",
                    "ct shows",
                    "ct showed",
                    "mri shows",
                    "mri showed",
                    "confirmed",
                    "results show",
                    "final diagnosis")
            .stream()
            .map(Phrase::of)
            .toList();

    private static final int LONGEST_ICD = 7;

    private final Protocols protocols;
    private final ReportRules rules;
    private volatile Table last = new Table(new GraveDiagnosis[0]);

    Diagnoses(Protocols protocols, ReportRules rules) {
        this.protocols = protocols;
        this.rules = rules;
    }

    private static final class Table {
        final GraveDiagnosis[] of;
        final Map<String, GraveDiagnosis> icd = new HashMap<>();
        final Map<String, GraveDiagnosis> snomed = new HashMap<>();
        final Phrase.Index<Consequence> words = new Phrase.Index<>();

        Table(GraveDiagnosis[] of) {
            this.of = of;
            for (var one : of) {
                one.prefixes().forEach(code -> icd.put(code, one));
                one.concepts().forEach(code -> snomed.put(code, one));
                one.phrases().forEach(phrase -> words.add(Phrase.of(phrase), Consequence.valueOf(one.grave())));
            }
        }

        /** The longest beginning that stands in the list counts. */
        @Nullable
        GraveDiagnosis of(Code code) {
            var system = code.system().toLowerCase(Locale.ROOT);
            if (system.contains("snomed") || system.endsWith("6.96")) {
                return snomed.get(code.code());
            }
            if (!system.contains("icd-10") && !system.endsWith("6.90") && !system.endsWith("6.3")) {
                return null;
            }
            var plain = code.code().replace(".", "").toUpperCase(Locale.ROOT);
            for (int length = Math.min(LONGEST_ICD, plain.length()); length > 0; length--) {
                var found = icd.get(plain.substring(0, length));
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
    }

    /** Why a problem is told first. */
    List<Reason> ofProblem(Arrival problem) {
        if (NO_NEWS.contains(problem.status())) {
            return List.of();
        }
        var coded = ofCodes(problem.codes());
        if (!coded.isEmpty()) {
            return coded;
        }
        var said = rules.reasons(table().words, Sentences.of(problem.gist().title()));
        return said.isEmpty()
                ? List.of()
                : List.of(diagnosis(problem.gist().title(), said.getFirst().consequence()));
    }

    /** Why something is told first in which these codes stand. */
    List<Reason> ofCodes(List<Code> codes) {
        var found = new ArrayList<Reason>();
        for (var code : codes) {
            var one = table().of(code);
            if (one != null) {
                found.add(diagnosis(one.name(), Consequence.valueOf(one.grave())));
            }
        }
        return found;
    }

    /** Why a note or letter is told first: it says that a diagnosis of the list is new. */
    List<Reason> ofText(String text) {
        if (text.length() > ReportRules.LONGEST) {
            return List.of();
        }
        var telling = Sentences.of(text).stream()
                .filter(sentence -> sentence.isHeading() || tells(sentence))
                .toList();
        return telling.isEmpty() ? List.of() : rules.reasons(table().words, telling);
    }

    private static boolean tells(Sentences.Sentence sentence) {
        var words = sentence.words();
        for (int at = 0; at < words.size(); at++) {
            for (var phrase : TOLD_AS_NEW) {
                if (phrase.endFrom(words, at, words.size()) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Reason diagnosis(String name, Consequence consequence) {
        return Reason.of(Kind.DIAGNOSIS, consequence, name);
    }

    private Table table() {
        var value = protocols.value(ReleaseParameters.DIAGNOSES);
        var known = last;
        if (known.of != value) {
            known = new Table(value);
            last = known;
        }
        return known;
    }
}
