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
 * @param limit at most so many, 1 to 500
 */
public record ItemQuery(
        UUID record,
        Set<Category> categories,
        Set<String> types,
        @Nullable Code code,
        @Nullable UUID group,
        @Nullable Instant before,
        int limit) {

    private static final int MOST = 500;

    public ItemQuery {
        categories = categories.isEmpty() ? Set.of() : EnumSet.copyOf(categories);
        types = Set.copyOf(types);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A list holds 1 to %d items, not %d".formatted(MOST, limit));
        }
    }

    /** Everything of a patient, at most 100 items. */
    public static ItemQuery of(UUID record) {
        return new ItemQuery(record, Set.of(), Set.of(), null, null, null, 100);
    }

    public ItemQuery in(Category... wanted) {
        return new ItemQuery(record, Set.of(wanted), types, code, group, before, limit);
    }

    public ItemQuery ofTypes(String... wanted) {
        return new ItemQuery(record, categories, Set.of(wanted), code, group, before, limit);
    }

    public ItemQuery about(Code wanted) {
        return new ItemQuery(record, categories, types, wanted, group, before, limit);
    }

    public ItemQuery inGroup(UUID wanted) {
        return new ItemQuery(record, categories, types, code, wanted, before, limit);
    }

    public ItemQuery before(@Nullable Instant instant) {
        return new ItemQuery(record, categories, types, code, group, instant, limit);
    }

    public ItemQuery atMost(int wanted) {
        return new ItemQuery(record, categories, types, code, group, before, wanted);
    }
}
