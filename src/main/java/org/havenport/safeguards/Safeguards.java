package org.havenport.safeguards;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The register: every promise of every room, asked now. */
@Component
public class Safeguards {

    private static final Logger log = LoggerFactory.getLogger(Safeguards.class);

    private final List<Safeguard> all;
    private final Clock clock;

    Safeguards(List<Safeguard> all, Clock clock) {
        this.all = all.stream().sorted(Comparator.comparing(Safeguards::name)).toList();
        this.clock = clock;
    }

    /** Asks every safeguard and returns the answers, the worst first. One that cannot answer is broken. */
    public List<Assessment> assess() {
        return all.stream()
                .map(this::assess)
                .sorted(Comparator.comparing((Assessment a) -> a.evidence().state())
                        .reversed()
                        .thenComparing(Assessment::name))
                .toList();
    }

    private Assessment assess(Safeguard safeguard) {
        var name = name(safeguard);
        try {
            return new Assessment(name, safeguard, safeguard.evidence());
        } catch (RuntimeException e) {
            log.warn("Safeguard {} could not be asked: {}", name, e.getClass().getSimpleName());
            return new Assessment(name, safeguard, Evidence.broken("It could not be asked.", clock.instant(), null));
        }
    }

    /** The simple class name, which is the promise in short. */
    public static String name(Safeguard safeguard) {
        var type = safeguard.getClass();
        while (type.getSimpleName().contains("$$")) {
            type = type.getSuperclass().asSubclass(Safeguard.class);
        }
        return type.getSimpleName();
    }

    /** One promise and what was seen. */
    public record Assessment(String name, Safeguard safeguard, Evidence evidence) {
        /** The room that keeps the promise, for example {@code release}. */
        public String room() {
            var pkg = safeguard.getClass().getPackageName();
            return pkg.substring(pkg.lastIndexOf('.') + 1);
        }
    }
}
