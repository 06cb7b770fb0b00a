package org.havenport.intake;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a resource stands in a bundle, and what must be known of all before the first is read closely.
 *
 * @param at its number in the bundle, from 0
 * @param type its resource type, empty when there is no resource
 * @param id the sender's id, empty when there is none
 * @param method what the bundle asks to do with it, empty when it does not say
 * @param subjects whom it is about: references in the fields that name a patient
 * @param from its first byte in the file
 * @param to the byte after its last
 */
record Entry(
        int at,
        @Nullable String fullUrl,
        String type,
        String id,
        String method,
        List<String> subjects,
        int from,
        int to) {

    String position() {
        return "entry[" + at + "]";
    }

    /** By what others may refer to it. */
    Set<String> names() {
        return Stream.of(fullUrl, id.isEmpty() ? null : type + "/" + id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The key by which its source knows it, or null when it gave none. */
    @Nullable
    String sourceKey() {
        return id.isEmpty() ? fullUrl : id;
    }
}
