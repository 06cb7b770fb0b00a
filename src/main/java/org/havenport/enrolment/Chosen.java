package org.havenport.enrolment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.passwords.PasswordRules;

/** What somebody chose to sign in with, as typed. */
record Chosen(String username, String password, String again, String digits) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{4,39}");

    static Chosen of(HttpServletRequest form) {
        return new Chosen(
                typed(form, "username").strip(),
                typed(form, "password"),
                typed(form, "again"),
                typed(form, "digits").replaceAll("\\s", ""));
    }

    private static String typed(HttpServletRequest form, String field) {
        return Objects.requireNonNullElse(form.getParameter(field), "");
    }

    /** What is wrong with it before anybody is asked. */
    List<FieldError> errors(Frame frame, PasswordRules rules) {
        var errors = new ArrayList<FieldError>();
        if (!NAME.matcher(username).matches()) {
            errors.add(new FieldError(
                    "username", frame.say(username.contains("@") ? "enrolment.name.mail" : "enrolment.name.wrong")));
        }
        var refused = rules.wrong(password, true, username);
        refused.stream()
                .map(it -> new FieldError("password", it.say(frame.words())))
                .forEach(errors::add);
        if (refused.isEmpty() && !password.equals(again)) {
            errors.add(new FieldError("again", frame.say("enrolment.again.wrong")));
        }
        return errors;
    }

    @Override
    public String toString() {
        return "Chosen[withheld]";
    }
}
