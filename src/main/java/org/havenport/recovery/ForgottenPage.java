package org.havenport.recovery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.havenport.access.QrCode;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.passwords.Refusal;
import org.havenport.recovery.Recovery.Proof;
import org.jspecify.annotations.Nullable;

/**
 * What the pages show to whoever cannot get in.
 *
 * @param problem the key of the words that say why the last step failed; null when none did
 * @param username as typed, on the pages for a code that staff gave
 * @param code as typed there; it goes along with the form
 * @param secret for a new authenticator app; null when the old one stays
 * @param rules what a password must be
 * @param ways the second proofs that may be shown
 * @param texted whether a code went to the number
 * @param wrong what is wrong with the fields, by field
 */
record ForgottenPage(
        @Nullable String problem,
        String username,
        String code,
        @Nullable String secret,
        List<Refusal> rules,
        Set<Proof> ways,
        boolean texted,
        Map<String, List<Refusal>> wrong) {

    static ForgottenPage first() {
        return refused(null);
    }

    static ForgottenPage refused(@Nullable String problem) {
        return refused(problem, "");
    }

    static ForgottenPage refused(@Nullable String problem, String username) {
        return new ForgottenPage(problem, username, "", null, List.of(), Set.of(), false, Map.of());
    }

    static ForgottenPage second(Set<Proof> ways, boolean texted, @Nullable String problem) {
        return new ForgottenPage(problem, "", "", null, List.of(), ways, texted, Map.of());
    }

    static ForgottenPage choose(@Nullable String secret, List<Refusal> rules, Map<String, List<Refusal>> wrong) {
        return new ForgottenPage(null, "", "", secret, rules, Set.of(), false, wrong);
    }

    /** With what a code that staff gave came with. */
    ForgottenPage given(String username, String code) {
        return new ForgottenPage(problem, username, code, secret, rules, ways, texted, wrong);
    }

    boolean may(String proof) {
        return ways.contains(Proof.valueOf(proof));
    }

    @Nullable
    String error(Frame frame) {
        return problem == null ? null : frame.say(problem, phone(frame));
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
        var named = username.isEmpty() ? frame.say("recovery.app.account") : username;
        return QrCode.ofSecret(frame.practice().name(), named, String.valueOf(secret));
    }

    /** The number of the practice, or where to find it. */
    static String phone(Frame frame) {
        var phone = frame.practice().phone();
        return phone.isBlank() ? frame.say("recovery.our-number") : phone;
    }

    @Override
    public String toString() {
        return "ForgottenPage[withheld]";
    }
}
