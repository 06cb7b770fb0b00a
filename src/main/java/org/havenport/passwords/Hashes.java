package org.havenport.passwords;

import java.text.Normalizer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as Argon2id hashes of 19 MiB and two passes (B.sec.3).
 */
@Component
public class Hashes {

    /** What every stored hash begins with. */
    public static final String FORM = "$argon2id$v=19$m=19456,t=2,p=1$";

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final HashesAreFewAtOnce slots;
    private final String nobodysHash;

    Hashes(HashesAreFewAtOnce slots) {
        this.slots = slots;
        nobodysHash = hash("nobody's");
    }

    /** The hash of a password, with a salt of its own; the same signs typed in another way give the same. */
    public final String hash(String password) {
        return slots.atLast(() -> Objects.requireNonNull(argon.encode(composed(password))));
    }

    /**
     * Whether the password is the one that was hashed; without a hash the same work is done and the answer is no. Empty
     * when too many wait, or none came free in two seconds.
     *
     * @param known whether the browser is known for the name; these do not wait for the others
     */
    public Optional<Boolean> match(String password, @Nullable String hash, boolean known) {
        return slots.soon(known, () -> {
            var same = argon.matches(composed(password), hash == null ? nobodysHash : hash);
            return same && hash != null;
        });
    }

    /** As {@link #match(String, String, boolean)}, of a browser nobody knows. */
    public Optional<Boolean> match(String password, @Nullable String hash) {
        return match(password, hash, false);
    }

    /** What was computed since the start. */
    public HashLoad load() {
        return slots.load();
    }

    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
