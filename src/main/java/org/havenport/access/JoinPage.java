package org.havenport.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What the pages for joining show.
 *
 * @param problem the key of the words that say why the code was refused; null when it was not
 * @param until until when the name is locked, for the words
 * @param username as typed
 * @param code as typed; on the second page it goes along with the form
 * @param wrong the keys of the words for the fields of the second page, by field
 */
record JoinPage(
        @Nullable String problem,
        @Nullable Instant until,
        String username,
        String code,
        String secret,
        int least,
        Map<String, String> wrong) {

    private static final int GROUP = 4;

    static JoinPage first() {
        return new JoinPage(null, null, "", "", "", 0, Map.of());
    }

    static JoinPage refused(FailedSignInsLockThePassword.Try why, String username) {
        return switch (why) {
            case FailedSignInsLockThePassword.Try.Counted _ -> refused("access.join.wrong", null, username);
            case FailedSignInsLockThePassword.Try.Locked(var until) -> refused("access.locked", until, username);
            case FailedSignInsLockThePassword.Try.Closed() -> refused("access.closed", null, username);
            case FailedSignInsLockThePassword.Try.NetworkTired() -> refused("access.tired", null, username);
        };
    }

    private static JoinPage refused(String problem, @Nullable Instant until, String username) {
        return new JoinPage(problem, until, username, "", "", 0, Map.of());
    }

    static JoinPage choose(String username, String code, String secret, int least, Map<String, String> wrong) {
        return new JoinPage(null, null, username, code, secret, least, wrong);
    }

    @Nullable
    String error(Frame frame) {
        return problem == null
                ? null
                : frame.say(problem, 0, until == null ? "" : frame.words().time(until), SignInPage.phone(frame));
    }

    /** What is wrong with a field, in words; null when nothing is. */
    @Nullable
    String wrong(Frame frame, String field) {
        var key = wrong.get(field);
        return key == null ? null : frame.say(key, least);
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

    /** The secret in groups of four, for who cannot use the picture. */
    String spelled() {
        return secret.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return "JoinPage[withheld]";
    }
}
