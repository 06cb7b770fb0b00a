package org.havenport.release;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.havenport.home.Choice;
import org.havenport.home.FieldError;
import org.havenport.home.Words;
import org.havenport.release.Hold.Basis;
import org.havenport.release.Hold.Harm;
import org.havenport.release.Hold.Recipient;
import org.jspecify.annotations.Nullable;

/** What a clinician has filled in about a hold, whole or not. */
record HoldForm(
        @Nullable String basis,
        @Nullable String recipient,
        @Nullable String harm,
        @Nullable String reason,
        @Nullable String until,
        @Nullable Boolean alone) {

    /** Which bases somebody may choose: the law of a state acts by itself, and a wish is no basis. */
    static final List<Basis> CHOSEN = List.of(Basis.HARM_171_201_C1, Basis.DATA_171_201_C2, Basis.PRIVACY_171_202);

    static HoldForm empty() {
        return new HoldForm(null, null, null, "", "", null);
    }

    /** The day on which it ends by itself, at the start of the day; null when none can be read. */
    @Nullable
    LocalDate ends() {
        try {
            return until == null || until.isBlank() ? null : LocalDate.parse(until.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    NewHold hold() {
        return new NewHold(
                named(Basis.values(), basis),
                named(Recipient.values(), recipient),
                named(Harm.values(), harm),
                reason == null ? "" : reason.strip(),
                ends(),
                Boolean.TRUE.equals(alone));
    }

    Choice bases(Words words) {
        return choice(words, "basis", basis, CHOSEN);
    }

    Choice recipients(Words words) {
        return choice(words, "recipient", recipient, List.of(Recipient.values()));
    }

    Choice harms(Words words) {
        return choice(words, "harm", harm, List.of(Harm.values()));
    }

    private static Choice choice(Words words, String name, @Nullable String chosen, List<? extends Enum<?>> of) {
        return new Choice(
                name,
                words.say("release.hold." + name),
                chosen == null ? "" : chosen,
                of.stream()
                        .map(it -> new Choice.Option(
                                it.name(),
                                words.say("release.hold." + name + "." + it),
                                words.say("release.hold." + name + "." + it + ".more")))
                        .toList());
    }

    /** What is missing, as lines that lead to their fields, in the order of the form. */
    static List<FieldError> errors(Words words, Set<HoldMissing> missing, int days) {
        return missing.stream()
                .sorted()
                .map(part -> new FieldError(part.field(), words.say("release.hold.missing." + part, days)))
                .toList();
    }

    private static <E extends Enum<E>> @Nullable E named(E[] all, @Nullable String name) {
        return Arrays.stream(all)
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
