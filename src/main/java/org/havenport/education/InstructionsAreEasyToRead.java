package org.havenport.education;

import java.time.Clock;
import java.util.List;
import org.havenport.home.Words;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.HouseTexts;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.stereotype.Component;

/** The instructions exist in every language and can be read after six years of school (B.edu.1). */
@Component
class InstructionsAreEasyToRead implements Safeguard {

    private final Instructions instructions;
    private final BusinessHours hours;
    private final Clock clock;

    InstructionsAreEasyToRead(Instructions instructions, BusinessHours hours, Clock clock) {
        this.instructions = instructions;
        this.hours = hours;
        this.clock = clock;
    }

    /** How easy they are now, in each language. */
    List<ReadingGrade> grades() {
        return HouseTexts.LANGUAGES.stream()
                .map(language -> Words.of(language, hours.zone()))
                .map(words -> instructions.grade(words, instructions.of(words, hours.practice(), "")))
                .toList();
    }

    @Override
    public List<String> requirements() {
        return List.of("B.edu.1");
    }

    @Override
    public String promise() {
        return "The instructions for patients exist in every language and can be read after six years of school.";
    }

    @Override
    public Evidence evidence() {
        var grades = grades();
        var text = String.join("; ", grades.stream().map(ReadingGrade::seen).toList());
        return grades.stream().allMatch(ReadingGrade::easy)
                ? Evidence.holds(text, clock.instant())
                : Evidence.needsAttention(text, clock.instant(), InstructionsController.PATH);
    }
}
