package org.havenport.education;

import java.util.Arrays;
import java.util.List;
import org.havenport.home.Errors;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/** What staff filled in of a teach-back, whole or not. Each topic is ticked when the patient said it in their own words. */
record TeachBackForm(
        @Nullable List<String> topics,
        @Nullable String method,
        @Nullable String language,
        @Nullable Boolean interpreter) {

    static TeachBackForm empty() {
        return new TeachBackForm(null, null, null, null);
    }

    List<String> done() {
        return topics == null ? List.of() : topics;
    }

    boolean interpreted() {
        return Boolean.TRUE.equals(interpreter);
    }

    String how() {
        return method == null ? "" : method;
    }

    String tongue() {
        return language == null ? "" : language;
    }

    Errors errors(Words words) {
        var errors = Errors.none();
        if (!Arrays.stream(Topic.values()).map(Topic::name).allMatch(done()::contains)) {
            errors = errors.and("topics", words.say("education.staff.missing.topics"));
        }
        if (Method.ofStaff().stream().noneMatch(it -> it.name().equals(how()))) {
            errors = errors.and("method", words.say("education.staff.missing.method"));
        }
        if (!EducationController.languages().contains(tongue())) {
            errors = errors.and("language", words.say("education.staff.missing.language"));
        }
        return errors;
    }

    /** What is kept; null while something is missing. */
    Lessons.@Nullable Taught taught() {
        return Method.ofStaff().stream()
                .filter(it -> it.name().equals(how()))
                .findFirst()
                .filter(_ -> EducationController.languages().contains(tongue()))
                .map(it -> new Lessons.Taught(tongue(), it, interpreted()))
                .orElse(null);
    }
}
