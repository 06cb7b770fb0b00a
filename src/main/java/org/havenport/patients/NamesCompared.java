package org.havenport.patients;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two names side by side.
 *
 * @param family how the family names differ; null when they are equal
 * @param given how the given names differ; null when the first ones are equal
 * @param likeness 1 for equal names, 0 for names with nothing in common: tells the likelier of two near twins
 */
record NamesCompared(@Nullable Difference family, @Nullable Difference given, double likeness) {

    static NamesCompared of(List<String> given, String family, List<String> otherGiven, @Nullable String otherFamily) {
        var mine = Names.family(family);
        var theirs = Names.family(Objects.requireNonNullElse(otherFamily, ""));
        var first = first(given);
        var otherFirst = first(otherGiven);
        var straight = (close(first, otherFirst) + close(mine, theirs)) / 2;
        var crossed = (close(first, theirs) + close(mine, otherFirst)) / 2;
        var families = family(family, mine, Objects.requireNonNullElse(otherFamily, ""), theirs);
        var firsts = given(given, first, otherGiven, otherFirst);
        if (crossed > straight && isSwapped(first, mine, otherFirst, theirs)) {
            return new NamesCompared(Difference.SWAPPED, Difference.SWAPPED, crossed);
        }
        return new NamesCompared(families, firsts, straight);
    }

    /** Equal, and not a name that many newborns have. */
    boolean equal() {
        return family == null && given == null;
    }

    /** Whether they could be one name misspelt, shortened, swapped, or changed by marriage. */
    boolean similar() {
        var straight = isClose(given) && (isClose(family) || given == null);
        return straight || given == Difference.SWAPPED;
    }

    private static boolean isClose(@Nullable Difference how) {
        return how != Difference.OTHER && how != Difference.SWAPPED;
    }

    private static boolean isSwapped(String first, String mine, String otherFirst, String theirs) {
        return !first.isEmpty()
                && !otherFirst.isEmpty()
                && !mine.isEmpty()
                && !theirs.isEmpty()
                && Names.alike(first, theirs)
                && Names.alike(mine, otherFirst);
    }

    private static @Nullable Difference family(String family, String mine, String otherFamily, String theirs) {
        if (theirs.isEmpty()) {
            return Difference.NOT_SAID;
        }
        if (mine.isEmpty()) {
            return Difference.NOT_ON_FILE;
        }
        if (!mine.equals(theirs)) {
            return kind(family, mine, otherFamily, theirs);
        }
        var one = Names.suffix(family);
        var other = Names.suffix(otherFamily);
        return one.isEmpty() || other.isEmpty() || one.equals(other) ? null : Difference.SUFFIX;
    }

    private static @Nullable Difference given(
            List<String> given, String first, List<String> otherGiven, String otherFirst) {
        if (otherFirst.isEmpty()) {
            return Difference.NOT_SAID;
        }
        if (first.isEmpty()) {
            return Difference.NOT_ON_FILE;
        }
        if (Names.isPlaceholder(first) || Names.isPlaceholder(otherFirst)) {
            return Difference.PLACEHOLDER;
        }
        if (first.equals(otherFirst)) {
            return null;
        }
        var middle = given.stream().skip(1).map(Names::normal).anyMatch(otherFirst::equals)
                || otherGiven.stream().skip(1).map(Names::normal).anyMatch(first::equals);
        return middle ? Difference.PART : kind(given.getFirst(), first, otherGiven.getFirst(), otherFirst);
    }

    private static Difference kind(String one, String normal, String other, String otherNormal) {
        if (Names.isPart(one, other)) {
            return Difference.PART;
        }
        return Names.alike(normal, otherNormal) ? Difference.TYPING : Difference.OTHER;
    }

    private static double close(String a, String b) {
        return a.isEmpty() || b.isEmpty() ? 0 : Names.jaroWinkler(a, b);
    }

    private static String first(List<String> given) {
        return given.isEmpty() ? "" : Names.normal(given.getFirst());
    }
}
