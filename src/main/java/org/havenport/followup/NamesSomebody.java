package org.havenport.followup;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.patients.Person;

/** A comment to many patients was not kept because it names one of them: the others would read it. */
public class NamesSomebody extends RuntimeException {

    private static final int SHORTEST = 3;

    NamesSomebody() {
        super("A comment to many patients names one of them");
    }

    static void unless(Collection<Person> people, String comment) {
        var words = words(comment).collect(Collectors.toSet());
        if (people.stream().anyMatch(it -> isNamed(it, words))) {
            throw new NamesSomebody();
        }
    }

    private static boolean isNamed(Person person, Set<String> words) {
        return Stream.of(person.name(), person.given(), person.recordNumber())
                .filter(Objects::nonNull)
                .flatMap(NamesSomebody::words)
                .anyMatch(it -> it.length() >= SHORTEST && words.contains(it));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}'-]+"));
    }
}
