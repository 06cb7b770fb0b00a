package org.havenport.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was filled in, whole or not. Of the identifiers nothing is ever filled in beforehand.
 *
 * @param choice a patient's id, or {@link #OTHER}, {@link #CREATE}, {@link #DISCARD}
 * @param version what the person had before them
 */
record MatchingForm(
        @Nullable String choice,
        @Nullable String version,
        @Nullable String takeOver,
        @Nullable String why,
        @Nullable String birthDate,
        @Nullable String recordNumber,
        @Nullable String given,
        @Nullable String family,
        @Nullable String phone) {

    static final String OTHER = "OTHER";
    static final String CREATE = "CREATE";
    static final String DISCARD = "DISCARD";

    static final MatchingForm EMPTY = new MatchingForm(null, null, null, null, null, null, null, null, null);

    Typed typed() {
        return new Typed(text(birthDate), text(recordNumber), text(given), text(family), text(phone));
    }

    /** What it asks for, or null when nothing was chosen that can be meant. */
    Matching.@Nullable Proposal proposal(UUID held) {
        var what = what();
        var seen = number(version);
        if (what == null || seen < 0) {
            return null;
        }
        var target = what == Decision.What.FILE && !OTHER.equals(choice) ? id(choice) : null;
        return new Matching.Proposal(held, seen, what, target, "true".equals(takeOver), text(why), typed());
    }

    private Decision.@Nullable What what() {
        return switch (text(choice)) {
            case CREATE -> Decision.What.CREATE;
            case DISCARD -> text(why).matches("[A-Z_]{1,40}") ? Decision.What.DISCARD : null;
            case OTHER -> Decision.What.FILE;
            default -> id(choice) == null ? null : Decision.What.FILE;
        };
    }

    boolean chose(String wanted) {
        return wanted.equals(choice);
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : -1;
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    @Override
    public String toString() {
        return "matching form";
    }
}
