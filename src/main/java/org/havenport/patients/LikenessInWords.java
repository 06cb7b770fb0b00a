package org.havenport.patients;

import java.util.List;
import org.havenport.home.Words;

/** How a message and a patient on file compare, in words that name no content. */
public record LikenessInWords(Words words, Likeness likeness) {

    /** For example {@code 82 of 100}. */
    public String score() {
        return words.say("patients.likeness.score", likeness.score());
    }

    /** What is equal, for example {@code birth date}. */
    public List<String> agreed() {
        return likeness.agreedInOrder().stream().map(this::name).toList();
    }

    /** What is not, and how, for example {@code first name: a typing error apart}. */
    public List<String> differing() {
        return likeness.differingInOrder().entrySet().stream()
                .map(it -> words.say(
                        "patients.likeness.differs",
                        name(it.getKey()),
                        words.say("patients.difference." + it.getValue())))
                .toList();
    }

    private String name(Trait trait) {
        return words.say("patients.trait." + trait);
    }
}
