package org.havenport.intake;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a resource stands in a file, and what must be known of all before the first is read closely.
 *
 * @param line its line in a file of lines, else 0
 * @param at its number in its bundle, from 0, or {@link #ALONE}
 * @param type its resource type, empty when there is no resource
 * @param id the sender's id, empty when there is none
 * @param mode why a search found it, empty when no search did
 * @param subjects whom it is about: references in the fields that name a patient
 * @param mentions references in the fields by which some types name a patient among others
 * @param members results that belong to it
 * @param from its first byte in the file
 * @param to the byte after its last
 */
record Entry(
        int line,
        int at,
        @Nullable String fullUrl,
        String type,
        String id,
        Ask ask,
        String mode,
        List<String> subjects,
        List<String> mentions,
        List<String> members,
        long from,
        long to) {

    /** A resource that is in no bundle. */
    static final int ALONE = -1;

    String position() {
        var inside = at == ALONE ? "" : "entry[" + at + "]";
        if (line == 0) {
            return at == ALONE ? "the resource" : inside;
        }
        return at == ALONE ? "line " + line : "line " + line + ", " + inside;
    }

    /** The resource itself, to name its fields by. */
    String path() {
        if (at == ALONE) {
            return line == 0 ? type : "line " + line + ": " + type;
        }
        return position() + ".resource";
    }

    boolean isEmpty() {
        return to == 0;
    }

    boolean isDeletion() {
        return ask.method().equals("DELETE");
    }

    /** By what others may refer to it. */
    Set<String> names() {
        return Stream.of(fullUrl, id.isEmpty() ? null : type + "/" + id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * The key by which its source knows it, or null when it gave none. A search the sender finds it by is a better key
     * than an address that is made anew for each bundle.
     */
    @Nullable
    String sourceKey() {
        if (!id.isEmpty()) {
            return id;
        }
        if (!ask.search().isEmpty()) {
            return "?" + ask.search();
        }
        return ask.method().equals("PUT") && !ask.id().isEmpty() ? ask.id() : fullUrl;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entry it && it.from == from && it.at == at && it.line == line;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(from) * 31 + at;
    }
}
