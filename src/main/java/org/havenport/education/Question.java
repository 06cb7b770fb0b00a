package org.havenport.education;

import java.util.List;
import org.havenport.home.Choice;
import org.havenport.home.Words;

/**
 * What is asked at the end of the tour. The words stand under its name: the question, three answers, and why the right one
 * is right, said to whoever chose another. Nobody keeps what was chosen.
 */
enum Question {
    CHEST_PAIN("B"),
    RASH("A"),
    CODE("C"),
    RESULT("A"),
    STRANGER("B");

    private static final List<String> ANSWERS = List.of("A", "B", "C");

    private final String right;

    Question(String right) {
        this.right = right;
    }

    String key() {
        return "education.question." + name();
    }

    boolean isRight(String answer) {
        return right.equals(answer);
    }

    static boolean isAnswer(String answer) {
        return ANSWERS.contains(answer);
    }

    String rightAnswer(Words words) {
        return words.say(key() + "." + right);
    }

    Choice choice(Words words, String chosen) {
        return new Choice(
                name(),
                words.say(key()),
                chosen,
                ANSWERS.stream()
                        .map(answer -> new Choice.Option(answer, words.say(key() + "." + answer), ""))
                        .toList());
    }
}
