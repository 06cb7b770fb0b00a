package org.havenport.education;

import java.util.List;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.jspecify.annotations.Nullable;

/** The pages of the guided tour. */
final class TourPage {

    private TourPage() {}

    /** One page of it. */
    record Stop(
            int number,
            int of,
            Instructions.Part part,
            @Nullable String before,
            String next) {}

    /** The questions. */
    record Questions(List<Choice> choices, Errors errors, String before) {}

    /**
     * What became of an answer.
     *
     * @param why the explanation, which is shown to everybody
     */
    record Answer(String name, String chosen, String question, boolean right, String answer, String why) {}

    /** All answers. */
    record Answered(List<Answer> answers, int right) {}
}
