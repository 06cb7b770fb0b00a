package org.havenport.house;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All canaries of a run, and what every browser of the run was told that it should not have been. */
final class Overheard {

    private static final Pattern MARK = Pattern.compile("kanari[a-z]{10}", Pattern.CASE_INSENSITIVE);
    private static final Map<UUID, CanaryPatient> HATCHED = new ConcurrentHashMap<>();
    private static final Queue<String> FOREIGN = new ConcurrentLinkedQueue<>();
    private static final AtomicLong ANSWERS = new AtomicLong();

    private Overheard() {}

    static void hatched(CanaryPatient canary) {
        HATCHED.put(canary.patient(), canary);
    }

    static Collection<CanaryPatient> canaries() {
        return HATCHED.values();
    }

    /**
     * Listens to an answer.
     *
     * @param listener the patient in whose browser it came; null for somebody without a session
     */
    static void listen(@Nullable UUID listener, String what, String answer) {
        ANSWERS.incrementAndGet();
        var own = listener == null ? null : HATCHED.get(listener);
        MARK.matcher(answer)
                .results()
                .map(hit -> hit.group().toLowerCase(java.util.Locale.ROOT))
                .filter(mark -> own == null || !own.mark().equals(mark))
                // What somebody typed in is said back to them.
                .filter(mark -> !what.contains(mark) && !(listener == null && what.startsWith("POST ")))
                .filter(mark ->
                        HATCHED.values().stream().anyMatch(it -> it.mark().equals(mark)))
                .distinct()
                .forEach(mark -> FOREIGN.add("%s: %s".formatted(what, mark)));
    }

    static List<String> foreign() {
        return List.copyOf(FOREIGN);
    }

    static long answers() {
        return ANSWERS.get();
    }

    /** For the test that shows that this listens. */
    static boolean forget(String told) {
        return FOREIGN.remove(told);
    }
}
