package org.havenport.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Code;
import org.havenport.followup.Consequence;
import org.havenport.release.Reason.Kind;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a laboratory says in words where no value says it: a report that calls something critical, a culture in which
 * something grows, and a report that is a picture alone, which a person looks at as at every other (A3.2).
 */
@Component
class LaboratoryWords {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] A_FILE = "\"presentedForm\"".getBytes(StandardCharsets.UTF_8);
    private static final String REPORT = "critical report";
    private static final String CULTURE = "critical culture";

    // Cultures and stains of blood and spinal fluid.
    private static final Set<String> CULTURES = Set.of(
            "600-7", "17928-3", "17934-1", "601-5", "602-3", "606-4", "14357-8", "88140-7", "87431-1", "14356-0");
    private static final Pattern CULTURE_WORDS = Pattern.compile(
            "blood culture|culture,? blood|(?:csf|spinal fluid) culture|culture,? (?:csf|spinal)|h(?:a)?emocult\\w*");

    private final ReportRules rules;
    private final Map<String, Phrase.Index<Consequence>> lists = new HashMap<>();

    LaboratoryWords(ReportRules rules) {
        this.rules = rules;
        var list = new Phrase.Index<Consequence>();
        for (var line : DataFile.lines("laboratory-words.txt")) {
            if (line.startsWith("[")) {
                list = new Phrase.Index<>();
                lists.put(line.substring(1, line.length() - 1), list);
            } else {
                list.add(Phrase.of(line), Consequence.CRITICAL);
            }
        }
    }

    /** Why the words of a laboratory must be spoken about first. */
    List<Reason> reasons(Arrival arrival) {
        var report = arrival.type().equals("DiagnosticReport");
        if (arrival.category() != Category.LABORATORY
                || !report && arrival.gist().number() != null) {
            return List.of();
        }
        var culture = isCulture(arrival);
        if (!report && !culture) {
            return List.of();
        }
        var said = ReportText.of(arrival).text();
        if (said.length() > ReportRules.LONGEST) {
            return List.of(Reason.of(Kind.TOO_LONG, Consequence.SIGNIFICANT));
        }
        var value = arrival.gist().value();
        var sentences = Sentences.of(value == null || said.contains(value) ? said : said + "\n\n" + value);
        var reasons = new ArrayList<>(culture ? rules.reasons(list(CULTURE), sentences) : List.of());
        reasons.addAll(rules.reasons(list(REPORT), sentences));
        if (reasons.isEmpty() && report && isAPicture(arrival)) {
            reasons.add(Reason.of(Kind.UNREADABLE, Consequence.SIGNIFICANT));
        }
        return reasons;
    }

    private static boolean isCulture(Arrival arrival) {
        return arrival.codes().stream().anyMatch(c -> Code.isLoinc(c.system()) && CULTURES.contains(c.code()))
                || CULTURE_WORDS
                        .matcher(arrival.gist().title().toLowerCase(Locale.ROOT))
                        .find();
    }

    /** Whether all a report says is a file that cannot be read: it has no values, and nothing in words. */
    private static boolean isAPicture(Arrival report) {
        if (!report.says(A_FILE)) {
            return false;
        }
        try {
            var body = JSON.readTree(report.body());
            var words = !body.path("conclusion").asString("").isBlank();
            for (var form : body.path("presentedForm")) {
                words |= form.path("contentType")
                        .asString("")
                        .toLowerCase(Locale.ROOT)
                        .startsWith("text/");
            }
            return !words
                    && body.path("result").isEmpty()
                    && body.path("contained").isEmpty();
        } catch (JacksonException unreadable) {
            return true;
        }
    }

    private Phrase.Index<Consequence> list(String name) {
        var list = lists.get(name);
        if (list == null) {
            throw new IllegalStateException("laboratory-words.txt lacks " + name);
        }
        return list;
    }
}
