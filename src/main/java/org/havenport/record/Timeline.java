package org.havenport.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.chart.ItemQuery.Place;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything in a record in one line of time, filtered by kind and year, and by words in what the lists show. */
@Component
class Timeline {

    /** What is in a record for the machine and not for a reader. */
    static final Set<String> UNREADABLE = Set.of("Patient", "Provenance", "Medication", "Binary", "Bundle");

    /** Of what has no part of its own, what says something to a reader. */
    private static final Set<String> READABLE_BESIDES = Set.of(
            "Observation",
            "DiagnosticReport",
            "Device",
            "DeviceUseStatement",
            "FamilyMemberHistory",
            "ServiceRequest",
            "SupplyDelivery",
            "NutritionOrder",
            "RiskAssessment",
            "AdverseEvent",
            "VisionPrescription",
            "Flag");

    private static final Category[] READABLE = {
        Category.LABORATORY,
        Category.IMAGING,
        Category.PATHOLOGY,
        Category.VITAL_SIGNS,
        Category.SURVEY,
        Category.NOTE,
        Category.DOCUMENT,
        Category.PROBLEM,
        Category.MEDICATION,
        Category.ALLERGY,
        Category.IMMUNIZATION,
        Category.PROCEDURE,
        Category.ENCOUNTER,
        Category.CARE_PLAN,
        Category.OTHER
    };

    private static final Category[] RESULTS = {Category.LABORATORY, Category.IMAGING, Category.PATHOLOGY};
    private static final int MOST_SEARCHED = 10_000;
    private static final String AS = "record-listed";

    private final Chart chart;

    Timeline(Chart chart) {
        this.chart = chart;
    }

    /**
     * What is wanted of a record.
     *
     * @param section one part of it, or null for all
     * @param results only results; they have a page of their own
     * @param words all of which an entry must contain, or empty
     */
    record Wanted(
            @Nullable Section section,
            boolean results,
            @Nullable Instant since,
            @Nullable Instant before,
            String words) {

        boolean isSearch() {
            return !words.isBlank();
        }
    }

    /**
     * A page of it.
     *
     * @param older where the next begins, or null at the end
     * @param names by reference
     * @param behind the groups whose values stand behind the word about unreviewed results
     */
    record Page(List<Item> items, @Nullable Place older, Map<String, String> names, Set<UUID> behind) {

        Page(List<Item> items, @Nullable Place older) {
            this(items, older, Map.of(), Set.of());
        }
    }

    /** The lists' lines are opened one page after the other until enough of them match; no body is. */
    Page of(Viewer viewer, UUID patient, Wanted wanted, @Nullable Place after) {
        var query = query(patient, wanted);
        if (!wanted.isSearch()) {
            var items = chart.items(viewer, query.leadsOnly().after(after).atMost(Records.A_PAGE), AS);
            return new Page(readable(items), items.size() == Records.A_PAGE ? Place.of(items.getLast()) : null);
        }
        var words = new SearchedWords(wanted.words());
        var found = new ArrayList<Item>();
        var place = after;
        for (int read = 0; read < MOST_SEARCHED; read += ItemQuery.MOST) {
            var items = chart.items(viewer, query.after(place).atMost(ItemQuery.MOST), AS);
            for (var item : items) {
                place = Place.of(item);
                if (isReadable(item) && words.standIn(item.gist())) {
                    found.add(item);
                }
                if (found.size() == Records.A_PAGE) {
                    return new Page(found, place);
                }
            }
            if (items.size() < ItemQuery.MOST) {
                return new Page(found, null);
            }
        }
        return new Page(found, place);
    }

    private static ItemQuery query(UUID patient, Wanted wanted) {
        var query = ItemQuery.of(patient).since(wanted.since()).before(wanted.before());
        if (wanted.results()) {
            return query.in(RESULTS);
        }
        var section = wanted.section();
        return section == null
                ? query.in(READABLE)
                : query.in(section.category()).ofTypes(section.types());
    }

    private static List<Item> readable(List<Item> items) {
        return items.stream().filter(Timeline::isReadable).toList();
    }

    static boolean isReadable(Item item) {
        return item.category() == Category.OTHER
                ? READABLE_BESIDES.contains(item.type())
                : !UNREADABLE.contains(item.type());
    }
}
