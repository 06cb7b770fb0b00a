package org.havenport.chart;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which items of one patient are wanted, newest first. Immutable; each {@code with…} narrows it.
 *
 * @param record the patient
 * @param categories empty for all
 * @param types FHIR resource types, empty for all
 * @param also what narrows a list further
 * @param limit at most so many, 1 to 500
 */
public record ItemQuery(
        UUID record,
        Set<Category> categories,
        Set<String> types,
        @Nullable Code code,
        @Nullable UUID group,
        @Nullable Instant before,
        Also also,
        int limit) {

    /** So many items one question may ask for. */
    public static final int MOST = 500;

    public ItemQuery {
        categories = categories.isEmpty() ? Set.of() : EnumSet.copyOf(categories);
        types = Set.copyOf(types);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A list holds 1 to %d items, not %d".formatted(MOST, limit));
        }
    }

    /**
     * What narrows a list further.
     *
     * @param since only what is not older
     * @param after only what comes after this place of the list
     * @param statuses only these FHIR statuses, empty for all; {@code others} turns it round
     * @param preview nothing of a confidential topic
     * @param leads only reports and single items, not the members of a report
     * @param newestOfEach only the newest of those that stand under the same codes
     */
    public record Also(
            @Nullable Instant since,
            @Nullable Place after,
            Set<String> statuses,
            boolean others,
            boolean preview,
            boolean leads,
            boolean newestOfEach) {

        static final Also NOTHING = new Also(null, null, Set.of(), false, false, false, false);

        public Also {
            statuses = Set.copyOf(statuses);
        }
    }

    /** A place in a list, newest first: where the next page begins. */
    public record Place(Instant effective, UUID id) {

        /** The place of an item. */
        public static Place of(Item item) {
            return new Place(item.effective(), item.id());
        }
    }

    /** Everything of a patient, at most 100 items. */
    public static ItemQuery of(UUID record) {
        return new ItemQuery(record, Set.of(), Set.of(), null, null, null, Also.NOTHING, 100);
    }

    public ItemQuery in(Category... wanted) {
        return new ItemQuery(record, Set.of(wanted), types, code, group, before, also, limit);
    }

    public ItemQuery ofTypes(String... wanted) {
        return new ItemQuery(record, categories, Set.of(wanted), code, group, before, also, limit);
    }

    public ItemQuery about(Code wanted) {
        return new ItemQuery(record, categories, types, wanted, group, before, also, limit);
    }

    public ItemQuery inGroup(UUID wanted) {
        return new ItemQuery(record, categories, types, code, wanted, before, also, limit);
    }

    public ItemQuery before(@Nullable Instant instant) {
        return new ItemQuery(record, categories, types, code, group, instant, also, limit);
    }

    public ItemQuery atMost(int wanted) {
        return new ItemQuery(record, categories, types, code, group, before, also, wanted);
    }

    /** Only what is not older than this. */
    public ItemQuery since(@Nullable Instant instant) {
        return with(
                new Also(instant, also.after, also.statuses, also.others, also.preview, also.leads, also.newestOfEach));
    }

    /** Only what comes after this place of the list; items of the same instant are not lost between two pages. */
    public ItemQuery after(@Nullable Place place) {
        return with(
                new Also(also.since, place, also.statuses, also.others, also.preview, also.leads, also.newestOfEach));
    }

    /** Only items of these statuses. */
    public ItemQuery withStatus(Set<String> wanted) {
        return with(new Also(also.since, also.after, wanted, false, also.preview, also.leads, also.newestOfEach));
    }

    /** Only items of other statuses than these. */
    public ItemQuery withoutStatus(Set<String> unwanted) {
        return with(new Also(also.since, also.after, unwanted, true, also.preview, also.leads, also.newestOfEach));
    }

    /** Nothing of a confidential topic: for first pages, overviews and notices. */
    public ItemQuery forPreview() {
        return with(new Also(also.since, also.after, also.statuses, also.others, true, also.leads, also.newestOfEach));
    }

    /** Reports and single items, without the members of reports. */
    public ItemQuery leadsOnly() {
        return with(
                new Also(also.since, also.after, also.statuses, also.others, also.preview, true, also.newestOfEach));
    }

    /** Of all that stand under the same codes only the newest. */
    public ItemQuery newestOfEach() {
        return with(new Also(also.since, also.after, also.statuses, also.others, also.preview, also.leads, true));
    }

    private ItemQuery with(Also narrower) {
        return new ItemQuery(record, categories, types, code, group, before, narrower, limit);
    }
}
