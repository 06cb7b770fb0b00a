package org.havenport.access;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.havenport.passwords.PasswordRules;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Lets no session become complete without two different factors: staff never, and patients neither. */
@Component
class StaffSignInWithTwoFactors implements Safeguard {

    private final Asking asking;
    private final Clock clock;
    private final PasswordRules rules;

    StaffSignInWithTwoFactors(Asking asking, Clock clock, PasswordRules rules) {
        this.rules = rules;
        this.asking = asking;
        this.clock = clock;
    }

    /** The factors as the session keeps them. */
    String shown(Set<Factor> factors) {
        return String.join(" ", new TreeSet<>(factors).stream().map(Enum::name).toList());
    }

    /**
     * Whether these factors open an account of this kind: a passkey that verified its user, the single sign-on of staff,
     * or a password and a second factor. A code by text message never is the second factor of staff.
     */
    boolean enough(Viewer.Kind kind, Set<Factor> factors) {
        if (factors.contains(Factor.PASSKEY)) {
            return true;
        }
        var staff = kind == Viewer.Kind.STAFF;
        if (factors.contains(Factor.SINGLE_SIGN_ON)) {
            return staff;
        }
        var second = factors.contains(Factor.TOTP)
                || factors.contains(Factor.RECOVERY_CODE)
                || !staff && factors.contains(Factor.TEXT);
        return second && factors.contains(Factor.PASSWORD);
    }

    /** As {@link #enough(Viewer.Kind, Set)}, or the password of a patient who chose so where the organisation lets them. */
    boolean enough(Account account, Set<Factor> given) {
        var alone = account.kind() == Viewer.Kind.PATIENT
                && account.passwordAlone()
                && rules.patientsMayDoWithoutSecond()
                && given.contains(Factor.PASSWORD);
        return alone || enough(account.kind(), given);
    }

    /** The factors a session keeps; one that is not known proves nothing. */
    static Set<Factor> read(String shown) {
        var factors = EnumSet.noneOf(Factor.class);
        var names = Set.of(shown.split(" "));
        for (var factor : Factor.values()) {
            if (names.contains(factor.name())) {
                factors.add(factor);
            }
        }
        return factors;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.3");
    }

    @Override
    public String promise() {
        return "Staff sign in with two factors, always.";
    }

    @Override
    public Evidence evidence() {
        return asking.atTheDoor(sql -> {
            var begun = sql.of("""
                            select factors, count(*) as sessions from viewer.session
                            where kind = 'STAFF' and complete group by factors
                            """)
                    .query((row, _) -> Map.entry(read(row.getString("factors")), row.getLong("sessions")))
                    .list();
            var all = begun.stream().mapToLong(Map.Entry::getValue).sum();
            var with = begun.stream()
                    .filter(some -> enough(Viewer.Kind.STAFF, some.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            var seen = "%d of %d sessions of staff began with two factors.".formatted(with, all);
            return Evidence.none(all - with, seen, clock.instant(), null);
        });
    }
}
