package org.havenport.access;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.passwords.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the pages for joining show.
 *
 * @param why why the code was refused; null when it was not
 * @param username as typed
 * @param code as typed; on the second page it goes along with the form
 * @param rules what a password must be
 * @param wrong what is wrong with the fields of the second page, by field
 */
record JoinPage(
        @Nullable Try why,
        String username,
        String code,
        String secret,
        List<Refusal> rules,
        Map<String, List<Refusal>> wrong) {

    static JoinPage first() {
        return new JoinPage(null, "", "", "", List.of(), Map.of());
    }

    static JoinPage refused(Try why, String username) {
        return new JoinPage(why, username, "", "", List.of(), Map.of());
    }

    static JoinPage choose(
            String username, String code, String secret, List<Refusal> rules, Map<String, List<Refusal>> wrong) {
        return new JoinPage(null, username, code, secret, rules, wrong);
    }

    @Nullable
    String error(Frame frame) {
        return why == null ? null : WhyNot.say(frame, why, "access.join.wrong");
    }

    /** What is wrong with a field, in words; null when nothing is. */
    @Nullable
    String wrong(Frame frame, String field) {
        var found = wrong.get(field);
        return found == null ? null : said(frame, found);
    }

    /** What a password must be, in words. */
    String rules(Frame frame) {
        return said(frame, rules);
    }

    private static String said(Frame frame, List<Refusal> each) {
        return each.stream().map(one -> one.say(frame.words())).collect(Collectors.joining(" "));
    }

    List<FieldError> errors(Frame frame) {
        return List.of("password", "again", "digits").stream()
                .filter(wrong::containsKey)
                .map(field -> new FieldError(field, String.valueOf(wrong(frame, field))))
                .toList();
    }

    QrCode picture(Frame frame) {
        return QrCode.ofSecret(frame.practice().name(), username, secret);
    }

    @Override
    public String toString() {
        return "JoinPage[withheld]";
    }
}
