package org.havenport.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords as Argon2id hashes of 19 MiB and two passes, and computes no more of them at once than there are
 * processors: whoever floods the sign-in page makes it say "busy" instead of taking the machine.
 */
@Component
class PasswordsAreHashedWithArgon2id implements Safeguard {

    /** What every stored hash must begin with. */
    static final String FORM = "$argon2id$v=19$m=19456,t=2,p=1$";

    private static final int WAIT_SECONDS = 2;

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Semaphore slots = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final String nobodysHash = hash("nobody's");
    private final Asking asking;
    private final Clock clock;

    PasswordsAreHashedWithArgon2id(Asking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    final String hash(String password) {
        return java.util.Objects.requireNonNull(argon.encode(password));
    }

    /**
     * Whether the password is the one that was hashed; without a hash the same work is done and the answer is no. Empty
     * when no processor came free in two seconds.
     */
    Optional<Boolean> match(String password, @Nullable String hash) {
        try {
            if (!slots.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            var same = argon.matches(password, hash == null ? nobodysHash : hash);
            return Optional.of(same && hash != null);
        } finally {
            slots.release();
        }
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.1", "B.sec.3");
    }

    @Override
    public String promise() {
        return "Passwords are kept only as Argon2id hashes.";
    }

    @Override
    public Evidence evidence() {
        return asking.atTheDoor(sql -> {
            var weak = sql.of("select count(*) from access.account where not starts_with(password_hash, :form)")
                    .param("form", FORM)
                    .query(Long.class)
                    .single();
            var all = sql.of("select count(*) from access.account")
                    .query(Long.class)
                    .single();
            return Evidence.none(
                    weak,
                    "%d of %d accounts keep their password otherwise.".formatted(weak, all),
                    clock.instant(),
                    null);
        });
    }
}
