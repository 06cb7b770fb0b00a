package org.havenport.practice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.safeguards.Safeguards.Assessment;

/** A promise of a test, which stands as the test says. */
record Pretended(Evidence evidence, List<String> requirements) implements Safeguard {

    /** A new promise that nobody has seen before. */
    static Assessment called(String start, Evidence.State state, Instant at) {
        return seen(start + UUID.randomUUID().toString().replace("-", ""), state, at);
    }

    /** One that may have been seen before. */
    static Assessment seen(String name, Evidence.State state, Instant at) {
        var evidence = new Evidence(state, "as a test says", at, null);
        return new Assessment(name, new Pretended(evidence, List.of("A.risk.5")), evidence);
    }

    /** One about security. */
    static Assessment cyber(String name, Instant at) {
        var evidence = Evidence.holds("as a test says", at);
        return new Assessment(name, new Pretended(evidence, List.of("B.sec.3")), evidence);
    }

    @Override
    public String promise() {
        return "A promise of a test.";
    }
}
