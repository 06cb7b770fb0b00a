package org.havenport.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.havenport.chart.Code;
import tools.jackson.core.JacksonException;

/**
 * What a resource is labelled with: the security labels of its sender, and those that its own codes call for
 * (B.risk.inap.2). A sender that forgot a label is the rule, so codes decide too.
 */
final class Labels {

    /** One more whenever a code is added, or codes are looked for where they were not: old records are walked again. */
    static final int VERSION = 1;

    /** ICD-10-CM: mental illness, substance use, infections passed on by sex, HIV, violence, genetic risk. */
    private static final Map<Pattern, String> BY_ICD10 = Map.of(
            Pattern.compile("F1[0-689].*"), "SUD",
            Pattern.compile("F([2-5]|6[0-8]).*|R45\\.851|T14\\.91.*|Z91\\.5.*"), "PSY",
            Pattern.compile("A5[0-9].*|A6[0-4].*|Z20\\.2|Z11\\.3"), "STD",
            Pattern.compile("B20.*|Z21|R75|Z20\\.6|Z11\\.4"), "HIV",
            Pattern.compile("T7[46].*|Z69.*|Y07.*"), "SDV",
            Pattern.compile("Z15.*|Z31\\.[45].*|Z13\\.7.*"), "GDIS");

    /** The SNOMED CT and LOINC codes that records most often carry; the sender's labels remain the first source. */
    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("35489007", "PSY"),
            Map.entry("370143000", "PSY"),
            Map.entry("36923009", "PSY"),
            Map.entry("13746004", "PSY"),
            Map.entry("58214004", "PSY"),
            Map.entry("47505003", "PSY"),
            Map.entry("80583007", "PSY"),
            Map.entry("197480006", "PSY"),
            Map.entry("21897009", "PSY"),
            Map.entry("44261-6", "PSY"),
            Map.entry("55758-7", "PSY"),
            Map.entry("70274-6", "PSY"),
            Map.entry("7200002", "SUD"),
            Map.entry("6525002", "SUD"),
            Map.entry("66590003", "SUD"),
            Map.entry("5602001", "SUD"),
            Map.entry("55680006", "SUD"),
            Map.entry("361055000", "SUD"),
            Map.entry("86406008", "HIV"),
            Map.entry("62479008", "HIV"),
            Map.entry("165816005", "HIV"),
            Map.entry("240589008", "STD"),
            Map.entry("15628003", "STD"),
            Map.entry("76272004", "STD"),
            Map.entry("371422002", "SDV"),
            Map.entry("706893006", "SDV"),
            Map.entry("424393004", "SDV"));

    /** LOINC: tests of what young people and others often come for alone. */
    private static final Map<String, Set<String>> TESTS = Map.of(
            "HIV",
            Set.of(
                    "7917-8", "7918-6", "31201-7", "56888-1", "75622-1", "80387-4", "25836-8", "20447-9", "5221-7",
                    "5222-5", "68961-2", "43009-0", "49580-4", "73905-2", "77685-6"),
            "PREGNANT",
            Set.of("2106-3", "2110-5", "2111-3", "2112-1", "2118-8", "19080-1", "21198-7", "80384-1", "80385-8"),
            "STD",
            Set.of(
                    "21613-5", "43304-5", "6349-5", "24111-7", "43305-2", "36902-5", "20507-0", "20508-8", "5292-8",
                    "31147-2", "22461-8", "24110-9"));

    private Labels() {}

    static Set<String> of(Field resource) {
        var labels = new HashSet<String>();
        if (!resource.object("meta").missing()) {
            resource.object("meta").list("security").forEach(label -> {
                var code = label.text("code");
                if (code != null) {
                    labels.add(code);
                }
            });
        }
        Titles.codes(resource).forEach(code -> labels.addAll(calledFor(code)));
        // What stands inside a report is read with it, by whoever may read the report.
        if (resource.child("contained").isListOfObjects()) {
            resource.list("contained").stream()
                    .filter(it -> it.child("resourceType").said().equals("Observation"))
                    .forEach(it -> labels.addAll(of(it)));
        }
        return Set.copyOf(labels);
    }

    /** Of what was filed earlier, by its body; what cannot be read as it would be today keeps the labels it has. */
    static Set<String> ofStored(String type, byte[] body) {
        try {
            return of(Field.resource(StrictJson.tree(body), type));
        } catch (Refused | JacksonException unreadable) {
            return Set.of();
        }
    }

    private static List<String> calledFor(Code code) {
        var known = BY_CODE.get(code.code());
        if (known != null) {
            return List.of(known);
        }
        if (code.system().equals(Code.LOINC)) {
            return TESTS.entrySet().stream()
                    .filter(topic -> topic.getValue().contains(code.code()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
        return code.system().contains("icd-10")
                ? BY_ICD10.entrySet().stream()
                        .filter(topic -> topic.getKey().matcher(code.code()).matches())
                        .map(Map.Entry::getValue)
                        .toList()
                : List.of();
    }
}
