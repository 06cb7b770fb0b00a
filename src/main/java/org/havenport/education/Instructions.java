package org.havenport.education;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.havenport.home.Fact;
import org.havenport.home.Words;
import org.havenport.protocols.Fingerprint;
import org.havenport.protocols.Functions;
import org.havenport.protocols.PatientFunction;
import org.havenport.protocols.Practice;
import org.springframework.stereotype.Component;

/**
 * The written instructions of this practice: how to get in, what one can do, what the portal is not for, whom to call. Made
 * of what is switched on and decided now, for the page, for paper and for the tour (B.edu.1, B.edu.2).
 */
@Component
class Instructions {

    private final Functions functions;

    Instructions(Functions functions) {
        this.functions = functions;
    }

    /**
     * A part.
     *
     * @param id unique on the page
     * @param links where one can do it, as {@code /results}; one for each line, empty where it leads nowhere
     * @param facts numbers and hours, which are not read as sentences
     */
    record Part(String id, String title, List<String> lines, List<String> links, List<Fact> facts) {}

    /** All parts, in order. */
    List<Part> of(Words words, Practice practice, String hours) {
        return List.of(
                can(words, functions.on()),
                part(words, "in", "1", "2", "3", "4"),
                part(words, "safe", "1", "2", "3", "4"),
                not(words, practice),
                reach(words, practice, hours),
                part(words, "choice", "1", "2", "3"));
    }

    /** How easy they are to read with everything switched on that could be. */
    ReadingGrade hardest(Words words, Practice practice) {
        return grade(
                words,
                Stream.concat(
                                Stream.of(can(words, functions.all())),
                                of(words, practice, "").stream().skip(1))
                        .toList());
    }

    /** How easy they are to read as they are. */
    ReadingGrade grade(Words words, List<Part> parts) {
        return ReadingGrade.of(
                words.locale(),
                parts.stream()
                        .flatMap(part -> Stream.concat(Stream.of(part.title()), part.lines().stream()))
                        .toList());
    }

    /** SHA-256 of the words, so that one knows later what somebody was given. */
    String fingerprint(List<Part> parts) {
        return Fingerprint.of(parts.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Part can(Words words, List<PatientFunction> functions) {
        return new Part(
                "can",
                words.say("education.part.can"),
                functions.stream().map(it -> it.sentence(words.locale())).toList(),
                functions.stream().map(PatientFunction::path).toList(),
                List.of());
    }

    private static Part part(Words words, String id, String... lines) {
        return new Part(
                id,
                words.say("education.part." + id),
                Stream.of(lines)
                        .map(line -> words.say("education.part." + id + "." + line))
                        .toList(),
                List.of(),
                List.of());
    }

    private static Part not(Words words, Practice practice) {
        return new Part(
                "not",
                words.say("education.part.not"),
                List.of(
                        words.say("education.part.not.1", practice.emergencyNumber()),
                        words.say("education.part.not.2"),
                        words.say("education.part.not.3"),
                        words.say("education.part.not.4"),
                        words.say("education.part.not.5")),
                List.of(),
                List.of());
    }

    private static Part reach(Words words, Practice practice, String hours) {
        var facts = new ArrayList<Fact>();
        add(facts, words, "phone", practice.phone());
        add(facts, words, "hours", hours);
        add(facts, words, "nurse", practice.nurseLine());
        add(facts, words, "emergency", practice.emergencyNumber());
        add(facts, words, "crisis", practice.crisisLine());
        add(facts, words, "poison", practice.poisonLine());
        add(facts, words, "department", practice.emergencyDepartment());
        add(facts, words, "visit", String.join(", ", practice.address()));
        return new Part(
                "reach",
                words.say("education.part.reach"),
                List.of(words.say("education.part.reach.1"), words.say("education.part.reach.2")),
                List.of(),
                List.copyOf(facts));
    }

    private static void add(List<Fact> facts, Words words, String what, String value) {
        if (!Objects.requireNonNull(value).isBlank()) {
            facts.add(new Fact(words.say("education.fact." + what), value));
        }
    }
}
