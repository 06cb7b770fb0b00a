package org.havenport.enrolment;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.havenport.access.QrCode;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.passwords.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The page for code and birth date.
 *
 * @param problem why it was refused, in words; null when it was not
 */
record ActivatePage(
        @Nullable String problem, String code, String month, String day, String year, List<FieldError> errors) {

    static ActivatePage first() {
        return new ActivatePage(null, "", "", "", "", List.of());
    }

    @Nullable
    String error(String field) {
        return FieldError.at(field, errors);
    }

    @Override
    public String toString() {
        return "ActivatePage[withheld]";
    }

    /**
     * The page on which it is chosen how to sign in.
     *
     * @param secret for the authenticator app
     * @param rules for passwords
     * @param wrong what is wrong with a field, by its id
     */
    record Choose(
            String code, String born, String username, String secret, List<Refusal> rules, List<FieldError> wrong) {

        QrCode picture(Frame frame) {
            return QrCode.ofSecret(frame.practice().name(), username, secret);
        }

        /** The rules for passwords, read before one is chosen. */
        String rules(Frame frame) {
            return rules.stream().map(it -> it.say(frame.words())).collect(Collectors.joining(" "));
        }

        @Nullable
        String error(String field) {
            return FieldError.at(field, wrong);
        }

        @Override
        public String toString() {
            return "Choose[withheld]";
        }
    }

    static ActivatePage refused(Map<String, String> typed, @Nullable String problem, List<FieldError> errors) {
        return new ActivatePage(
                problem,
                typed.getOrDefault("code", ""),
                typed.getOrDefault("month", ""),
                typed.getOrDefault("day", ""),
                typed.getOrDefault("year", ""),
                errors);
    }
}
