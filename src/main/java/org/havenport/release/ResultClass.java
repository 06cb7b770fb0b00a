package org.havenport.release;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Code;
import org.havenport.chart.Filing;
import org.havenport.chart.Item;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which kind of news something is: each has a time frame of its own for being posted (B.com.1). What is posted as it
 * comes and never waits (vital signs, medicines, visits) is of no class.
 */
public enum ResultClass {
    LABORATORY,
    MICROBIOLOGY,
    PATHOLOGY,
    IMAGING,
    GENETICS,
    NOTE,
    LETTER,
    PROBLEM;

    private static final JsonMapper JSON = new JsonMapper();

    /** The most particular first: a report is of the class of the most particular thing in it. */
    private static final List<ResultClass> PARTICULAR =
            List.of(GENETICS, PATHOLOGY, MICROBIOLOGY, IMAGING, LABORATORY, NOTE, LETTER, PROBLEM);

    // Sections of a laboratory (HL7 v2-0074) and LOINC document classes.
    private static final Set<String> GENETIC_SECTIONS = Set.of("GE", "CG");
    private static final Set<String> MICROBIAL_SECTIONS = Set.of("MB", "MCB", "MYC", "PAR", "VR", "LP7819-8");

    private static final Set<String> GENETIC_CODES =
            Set.of("51969-4", "81247-9", "55232-3", "53039-4", "29770-5", "62356-1", "48018-6", "21636-6", "21639-0");
    private static final Set<String> MICROBIAL_CODES =
            Set.of("600-7", "630-4", "6463-4", "664-3", "18725-2", "634-6", "625-4", "17928-3", "43409-2", "50545-3");
    private static final Set<String> PATHOLOGICAL_CODES =
            Set.of("11526-1", "22034-3", "60567-5", "33717-0", "10524-7", "47528-5", "65757-7", "66117-3");

    private static final Pattern GENETIC_WORDS =
            words("genetic|genom\\w*|genotyp\\w*|karyotyp\\w*|chromosom\\w*|brca ?[12]?|gene mutation|mutation analysis"
                    + "|dna (?:mutation|sequenc\\w*|variant)|carrier screen\\w*|genétic\\w*|cariotipo");
    private static final Pattern MICROBIAL_WORDS =
            words("cultures?|gram stain|susceptibilit\\w*|bacteria identified|antibiogram|acid fast|ova and parasites"
                    + "|cultivo|antibiograma|tinción de gram");
    private static final Pattern PATHOLOGICAL_WORDS =
            words("patholog\\w*|biops\\w*|cytolog\\w*|cytopatholog\\w*|histolog\\w*|pap smear|papanicolaou"
                    + "|patolog\\w*|citolog\\w*|histopatolog\\w*");

    /** The class of what is released together; empty when it is of none. */
    public static Optional<ResultClass> of(Filing.Group group) {
        var leader = group.news().stream()
                .filter(arrival -> arrival.id().equals(group.id()))
                .findFirst()
                .map(ResultClass::of)
                .orElse(null);
        // A report that says more than "laboratory" knows what it is; else its members may.
        if (leader != null && leader != LABORATORY) {
            return Optional.of(leader);
        }
        var classes = group.news().stream().map(ResultClass::of).collect(Collectors.toSet());
        return PARTICULAR.stream().filter(classes::contains).findFirst();
    }

    /** The class of what stands in the chart already, as far as its category tells; null when it is of none. */
    static @Nullable ResultClass of(Category category) {
        return switch (category) {
            case LABORATORY -> LABORATORY;
            case PATHOLOGY -> PATHOLOGY;
            case IMAGING -> IMAGING;
            case NOTE -> NOTE;
            case DOCUMENT -> LETTER;
            case PROBLEM -> PROBLEM;
            default -> null;
        };
    }

    /** The class of results that stand together in a chart, as far as category and name tell; empty when it is of none. */
    public static Optional<ResultClass> ofItems(Collection<Item> items) {
        var classes = items.stream().map(ResultClass::ofItem).collect(Collectors.toSet());
        return PARTICULAR.stream().filter(classes::contains).findFirst();
    }

    private static @Nullable ResultClass ofItem(Item item) {
        return switch (item.category()) {
            case LABORATORY -> ofLaboratory(item.gist().title());
            case PATHOLOGY -> says(item.gist().title(), GENETIC_WORDS) ? GENETICS : PATHOLOGY;
            case IMAGING -> IMAGING;
            default -> null;
        };
    }

    private static ResultClass ofLaboratory(String title) {
        if (says(title, GENETIC_WORDS)) {
            return GENETICS;
        }
        if (says(title, PATHOLOGICAL_WORDS)) {
            return PATHOLOGY;
        }
        return says(title, MICROBIAL_WORDS) ? MICROBIOLOGY : LABORATORY;
    }

    private static @Nullable ResultClass of(Arrival arrival) {
        return switch (arrival.category()) {
            case LABORATORY -> ofLaboratory(arrival);
            case PATHOLOGY -> isGenetic(arrival) ? GENETICS : PATHOLOGY;
            case IMAGING -> IMAGING;
            case NOTE -> NOTE;
            case DOCUMENT -> LETTER;
            case PROBLEM -> PROBLEM;
            default -> null;
        };
    }

    private static ResultClass ofLaboratory(Arrival arrival) {
        if (isGenetic(arrival)) {
            return GENETICS;
        }
        if (has(arrival, PATHOLOGICAL_CODES) || says(arrival, PATHOLOGICAL_WORDS)) {
            return PATHOLOGY;
        }
        var microbial = has(arrival, MICROBIAL_CODES)
                || says(arrival, MICROBIAL_WORDS)
                || isOfSection(arrival, MICROBIAL_SECTIONS);
        return microbial ? MICROBIOLOGY : LABORATORY;
    }

    private static boolean isGenetic(Arrival arrival) {
        return arrival.labels().contains("GDIS")
                || has(arrival, GENETIC_CODES)
                || says(arrival, GENETIC_WORDS)
                || isOfSection(arrival, GENETIC_SECTIONS);
    }

    private static boolean has(Arrival arrival, Set<String> codes) {
        return arrival.codes().stream().anyMatch(c -> Code.isLoinc(c.system()) && codes.contains(c.code()));
    }

    private static boolean says(Arrival arrival, Pattern words) {
        return says(arrival.gist().title(), words);
    }

    private static boolean says(String title, Pattern words) {
        return words.matcher(title).find();
    }

    /** Only a report names the section it comes from; a delivery of many values is not read again for it. */
    private static boolean isOfSection(Arrival arrival, Set<String> sections) {
        if (!arrival.type().equals("DiagnosticReport") || arrival.category() == Category.NOTE) {
            return false;
        }
        try {
            for (var category : JSON.readTree(arrival.body()).path("category")) {
                for (JsonNode coding : category.path("coding")) {
                    if (sections.contains(coding.path("code").asString("").toUpperCase(Locale.ROOT))) {
                        return true;
                    }
                }
            }
            return false;
        } catch (JacksonException unreadable) {
            return false;
        }
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(
                "(?<!\\p{L})(?:" + alternatives + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The class of this name; empty when there is none. */
    static Optional<ResultClass> named(String name) {
        return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
    }
}
