package org.havenport.passwords;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.havenport.protocols.Fingerprint;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.stereotype.Component;

/**
 * Refuses passwords that leaked, that anybody would guess, and that are made of the user name or the name of the
 * practice (NIST SP 800-63B-4, 3.1.1.2). The list comes with the program: nobody is asked, so nobody learns a password.
 */
@Component
class CommonPasswordsAreRefused implements Safeguard {

    /** Bytes of a fingerprint: of a hundred thousand good passwords none is mistaken for a common one. */
    private static final int WIDTH = 5;

    private static final List<String> WELL_KNOWN = List.of("password1", "12345678", "qwertyuiop", "iloveyou");

    private final byte[] fingerprints = read();
    private final PasswordValues values;
    private final Clock clock;

    CommonPasswordsAreRefused(PasswordValues values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    /** Why a password is refused; empty when it is neither common nor easy, or the organisation asks for no list. */
    Optional<Refusal> check(String password, List<String> near) {
        if (!values.blocklist()) {
            return Optional.empty();
        }
        if (NearWords.makeUp(password, near)) {
            return Optional.of(Refusal.of("near"));
        }
        if (isListed(password)) {
            return Optional.of(Refusal.of("common"));
        }
        return Strength.of(password, near).isWeak() ? Optional.of(Refusal.of("easy")) : Optional.empty();
    }

    /** Whether it is on the list, however it is written. */
    boolean isListed(String password) {
        var wanted = Fingerprint.bytes(
                Normalizer.normalize(password.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        var low = 0;
        var high = size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var order = Arrays.compareUnsigned(fingerprints, middle * WIDTH, (middle + 1) * WIDTH, wanted, 0, WIDTH);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    private int size() {
        return fingerprints.length / WIDTH;
    }

    private static byte[] read() {
        try (var in = CommonPasswordsAreRefused.class.getResourceAsStream("common.bin")) {
            if (in == null) {
                throw new IllegalStateException("The list of common passwords is missing from the build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.1", "C4");
    }

    @Override
    public String promise() {
        return "Passwords that are common, leaked or easy to guess are refused.";
    }

    @Override
    public Evidence evidence() {
        var refused = WELL_KNOWN.stream()
                .filter(known -> check(known, List.of()).isPresent())
                .count();
        var seen = "%,d passwords are on the list; %d of %d well-known ones are refused."
                .formatted(size(), refused, WELL_KNOWN.size());
        return Evidence.none(
                WELL_KNOWN.size() - refused, seen, clock.instant(), "/staff/policies/values/passwords.blocklist");
    }
}
