package org.havenport.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.havenport.passwords.Hashes;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets no password be kept but as an Argon2id hash, and none be compared but with one. */
@Component
class PasswordsAreHashedWithArgon2id implements Safeguard {

    private final Hashes hashes;
    private final Asking asking;
    private final Clock clock;

    PasswordsAreHashedWithArgon2id(Hashes hashes, Asking asking, Clock clock) {
        this.hashes = hashes;
        this.asking = asking;
        this.clock = clock;
    }

    String hash(String password) {
        return hashes.hash(password);
    }

    /** As {@link Hashes#match(String, String, boolean)}. */
    Optional<Boolean> match(String password, @Nullable String hash, boolean known) {
        return hashes.match(password, hash, known);
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
                    .param("form", Hashes.FORM)
                    .query(Long.class)
                    .single();
            var all = sql.of("select count(*) from access.account where password_hash is not null")
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
