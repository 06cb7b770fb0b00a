package org.havenport.access;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.springframework.stereotype.Component;

/** Lets no session become complete without two different factors: staff never, and patients neither. */
@Component
class StaffSignInWithTwoFactors implements Safeguard {

    /** What a person can show. */
    enum Factor {
        PASSWORD,
        TOTP
    }

    private final Asking asking;
    private final Clock clock;

    StaffSignInWithTwoFactors(Asking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    /** The factors as the session keeps them. */
    String shown(Set<Factor> factors) {
        return String.join(" ", new TreeSet<>(factors).stream().map(Enum::name).toList());
    }

    /** Whether these factors open the account. */
    boolean enough(Set<Factor> factors) {
        return factors.contains(Factor.PASSWORD) && factors.contains(Factor.TOTP);
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
            var with = sql.of(
                            "select count(*) from viewer.session where kind = 'STAFF' and complete and factors = :two")
                    .param("two", shown(Set.of(Factor.values())))
                    .query(Long.class)
                    .single();
            var all = sql.of("select count(*) from viewer.session where kind = 'STAFF' and complete")
                    .query(Long.class)
                    .single();
            var seen = "%d of %d sessions of staff began with two factors.".formatted(with, all);
            return Evidence.none(all - with, seen, clock.instant(), null);
        });
    }
}
