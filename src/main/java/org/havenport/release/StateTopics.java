package org.havenport.release;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Code;
import org.havenport.chart.Filing;
import org.havenport.protocols.StateRule;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which of the topics that states treat differently a report is about. A topic is found by code, by label and by words
 * as the rules of reports read them; where nothing is found, nothing may be held.
 */
@Component
class StateTopics {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Set<String> HIV = Set.of(
            "7917-8", "7918-6", "31201-7", "56888-1", "75622-1", "80387-4", "25836-8", "20447-9", "5221-7", "5222-5",
            "68961-2", "43009-0", "49580-4", "73905-2", "77685-6");
    private static final Set<String> HEPATITIS_ANTIGENS = Set.of(
            "5195-3", "5196-1", "7905-3", "75410-1", "63557-3", "47358-7", "13954-3", "5191-2", "13126-8", "29615-2",
            "42595-9", "11011-4", "20416-4", "5012-0");
    private static final Set<String> DRUGS = Set.of(
            "3397-7", "19343-3", "3426-4", "3879-4", "19295-5", "3349-8", "19261-7", "3936-2", "14314-9", "3377-9",
            "19659-2", "19643-6", "3390-2", "43983-6", "65807-0", "72479-9", "87428-9");

    private static final Pattern HIV_WORDS = words("hiv(?:[- ]?[12])?|human immunodeficiency virus|vih");
    private static final Pattern HEPATITIS_WORDS =
            words("hep(?:atitis)? ?[bc]\\b.{0,24}(?:ag|antigen|surface)|hbsag|hbeag|hepatitis [bc] virus (?:dna|rna)"
                    + "|antígeno.{0,24}hepatitis");
    private static final Pattern DRUG_WORDS =
            words("drugs? of abuse|drug screen\\w*|toxicology screen|urine drug|cocaine"
                    + "|amphetamines?|opiates?|cannabinoids?|phencyclidine|drogas de abuso");
    private static final Pattern NEGATIVE_VALUE =
            words("negative|non-?reactive|not detected|none detected|undetectable|absent|negativo|no reactivo"
                    + "|no detectado");
    // ICD-10-CM C00–C96, D00–D09; SNOMED CT: malignant neoplastic disease, primary and secondary malignant neoplasm.
    private static final Pattern CANCER_CODE = Pattern.compile("(?:C[0-9][0-9A-Z]|D0[0-9]).*");
    private static final Set<String> CANCERS = Set.of("363346000", "372087000", "128462008", "254837009", "93761005");

    private final ReportRules rules;

    StateTopics(ReportRules rules) {
        this.rules = rules;
    }

    /** The topics of what is released together. */
    Set<StateRule.ResultClass> of(Filing.Group group) {
        var topics = EnumSet.noneOf(StateRule.ResultClass.class);
        var results = ResultClass.of(group).orElse(null);
        if (results == ResultClass.GENETICS) {
            topics.add(StateRule.ResultClass.GENETIC);
        }
        var mayShowCancer = results == ResultClass.PATHOLOGY || results == ResultClass.IMAGING;
        for (var arrival : group.news()) {
            // A report on tissue stays one when its genes were looked at too.
            if ((mayShowCancer || arrival.category() == Category.PATHOLOGY) && isMalignant(arrival)) {
                topics.add(StateRule.ResultClass.MALIGNANCY);
            }
            if (is(arrival, HIV, HIV_WORDS, "HIV")) {
                topics.add(StateRule.ResultClass.HIV);
                if (!isNegative(arrival)) {
                    topics.add(StateRule.ResultClass.HIV_POSITIVE);
                }
            }
            if (is(arrival, HEPATITIS_ANTIGENS, HEPATITIS_WORDS, "") && !isNegative(arrival)) {
                topics.add(StateRule.ResultClass.HEPATITIS);
            }
            if (is(arrival, DRUGS, DRUG_WORDS, "")) {
                topics.add(StateRule.ResultClass.DRUGS_OF_ABUSE);
            }
        }
        return topics;
    }

    private static boolean is(Arrival arrival, Set<String> codes, Pattern words, String label) {
        var results = arrival.type().equals("Observation") || arrival.type().equals("DiagnosticReport");
        return results
                && (arrival.labels().contains(label)
                        || arrival.codes().stream().anyMatch(c -> Code.isLoinc(c.system()) && codes.contains(c.code()))
                        || words.matcher(arrival.gist().title()).find());
    }

    private static boolean isNegative(Arrival arrival) {
        var value = arrival.gist().value();
        return value != null && NEGATIVE_VALUE.matcher(value).find();
    }

    private boolean isMalignant(Arrival arrival) {
        try {
            var body = JSON.readTree(arrival.body());
            return concluded(body)
                    || rules.saysMalignancy(ReportText.of(arrival).text());
        } catch (JacksonException unreadable) {
            return false;
        }
    }

    private static boolean concluded(JsonNode body) {
        for (var concept : body.path("conclusionCode")) {
            for (var coding : concept.path("coding")) {
                var code = coding.path("code").asString("").toUpperCase(Locale.ROOT);
                if (CANCER_CODE.matcher(code).matches() || CANCERS.contains(code)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(
                "(?<!\\p{L})(?:" + alternatives + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
