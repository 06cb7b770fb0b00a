package org.havenport.concerns;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The four factors of the breach rule (45 CFR 164.402(2)) and the decision, in the words of who signs them. Any of them
 * is null while the form is filled in.
 *
 * @param what the nature and extent of the information, and how easily somebody is recognised by it
 * @param who the person who used it or to whom it was shown
 * @param seen whether it was really acquired or looked at
 * @param mitigated how far the risk was lessened
 * @param because why it is decided so
 */
public record Assessment(
        @Nullable String what,
        @Nullable String who,
        @Nullable String seen,
        @Nullable String mitigated,
        Incident.@Nullable Decision decision,
        @Nullable String because) {

    /** The parts of it, in the order of the form. */
    public enum Part {
        WHAT,
        WHO,
        SEEN,
        MITIGATED,
        DECISION,
        BECAUSE
    }

    static Assessment empty() {
        return new Assessment(null, null, null, null, null, null);
    }

    /** What is still missing before it can be signed; empty when nothing is. */
    public List<Part> missing() {
        return Arrays.stream(Part.values())
                .filter(part ->
                        part == Part.DECISION ? decision == null : text(part).isBlank())
                .toList();
    }

    /** The words of a part; empty while there are none. */
    public String text(Part part) {
        var text =
                switch (part) {
                    case WHAT -> what;
                    case WHO -> who;
                    case SEEN -> seen;
                    case MITIGATED -> mitigated;
                    case BECAUSE -> because;
                    case DECISION -> decision == null ? null : decision.name();
                };
        return text == null ? "" : text.strip();
    }

    /** The parts that are written in words. */
    static Stream<Part> written() {
        return Stream.of(Part.WHAT, Part.WHO, Part.SEEN, Part.MITIGATED, Part.BECAUSE);
    }

    @Override
    public String toString() {
        return "assessment";
    }
}
