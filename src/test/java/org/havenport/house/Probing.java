package org.havenport.house;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.havenport.house.Probe.Aim;
import org.havenport.house.Probe.Dress;
import org.havenport.viewer.Viewer.Kind;

/** Draws thousands of requests from everybody to every door, makes them, and judges each answer by what it says. */
final class Probing {

    private static final int AT_ONCE = 6;
    private static final int TOLD = 20;
    private static final List<String> METHODS =
            List.of("GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "QUERY");

    private final List<Knocker> knockers;
    private final List<Door> doors;
    private final List<Targets.Target> targets;
    private final Map<String, Seen> nothing = new ConcurrentHashMap<>();
    private final Collection<String> wrong = Collections.synchronizedCollection(new ArrayList<>());
    private final AtomicInteger letIn = new AtomicInteger();
    private final AtomicInteger compared = new AtomicInteger();

    Probing(List<Knocker> knockers, List<Door> doors, List<Targets.Target> targets) {
        this.knockers = knockers;
        this.doors = doors.stream().filter(door -> !door.isPublic()).toList();
        this.targets = targets;
    }

    /** What came of it; {@code compared} answers were held against the one for nothing. */
    record Outcome(int n, int letIn, int compared, List<String> wrong) {}

    /** Makes {@code n} requests drawn from {@code seed}; everybody comes to every door at least once. */
    Outcome run(int n, long seed) throws InterruptedException {
        var byKnocker = drawn(n, new Random(seed)).stream().collect(Collectors.groupingBy(Probe::who));
        var gate = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var walks = byKnocker.values().stream()
                    .map(theirs -> threads.submit(() -> {
                        gate.acquire();
                        try {
                            theirs.getFirst().who().browser().get("/no-such-page");
                            theirs.forEach(this::judge);
                        } finally {
                            gate.release();
                        }
                        return null;
                    }))
                    .toList();
            for (var walk : walks) {
                walk.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        var made = byKnocker.values().stream().mapToInt(List::size).sum();
        return new Outcome(
                made, letIn.get(), compared.get(), wrong.stream().limit(TOLD).toList());
    }

    private List<Probe> drawn(int n, Random random) {
        var probes = new ArrayList<Probe>();
        var rest = new ArrayList<Probe>();
        for (var who : knockers) {
            for (var door : doors) {
                var all = new ArrayList<Probe>();
                for (var aim : Aim.values()) {
                    for (var target : targets) {
                        all.add(probe(who, door, aim, target, door.method(), Dress.PLAIN, random));
                    }
                }
                Collections.shuffle(all, random);
                probes.add(all.getFirst());
                rest.addAll(all.subList(1, all.size()));
            }
        }
        Collections.shuffle(rest, random);
        probes.addAll(rest.subList(0, Math.clamp(n / 2, 0, rest.size())));
        while (probes.size() < n) {
            var door = one(doors, random);
            var method = random.nextInt(4) == 0 ? one(METHODS, random) : door.method();
            var dress = one(List.of(Dress.values()), random);
            var aim = one(List.of(Aim.values()), random);
            probes.add(probe(one(knockers, random), door, aim, one(targets, random), method, dress, random));
        }
        Collections.shuffle(probes, random);
        return probes;
    }

    /** Whoever may change something does it to nothing: the others still want to find it as it was. */
    private static Probe probe(
            Knocker who, Door door, Aim aim, Targets.Target target, String method, Dress dress, Random random) {
        var mayChange = door.lets(who) && !method.equals("GET") && !method.equals("HEAD");
        var theirs = aim == Aim.OWN || who.kind() == Kind.STAFF;
        return new Probe(who, door, mayChange && theirs ? Aim.RANDOM : aim, target, method, dress, random.nextLong());
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private void judge(Probe probe) {
        var answer = probe.sent();
        if (answer.status() >= 500 && !(probe.method().equals("QUERY") && answer.status() == 501)) {
            wrong.add("%s: answered %d".formatted(probe, answer.status()));
        }
        var staffAtWork = probe.isLetIn() && probe.who().kind() == Kind.STAFF;
        for (var target : targets) {
            if (target.patient() != probe.who().self() && !staffAtWork) {
                silent(probe, answer, target.patient());
            }
        }
        var atTheDoor = probe.method().equals(probe.door().method());
        if (!probe.isLetIn() && atTheDoor) {
            compared.incrementAndGet();
            like(probe, answer, nothing.computeIfAbsent(probe.nothing(), _ -> probe.whereNothingIs()));
        } else if (probe.isLetIn() && atTheDoor && probe.namesWhatIsNotTheirs()) {
            compared.incrementAndGet();
            like(probe, answer, probe.withInventedIds());
        } else if (!probe.isLetIn() && !atTheDoor && answer.isShown()) {
            wrong.add("%s: answered %d with a page".formatted(probe, answer.status()));
        }
        if (probe.isLetIn() && answer.isShown()) {
            letIn.incrementAndGet();
        }
    }

    private void silent(Probe probe, Seen answer, CanaryPatient patient) {
        var heard = Canaries.heardIn(answer.whole(), patient);
        if (!heard.isEmpty()) {
            wrong.add("%s: said %s".formatted(probe, heard));
        }
    }

    private void like(Probe probe, Seen answer, Seen none) {
        var differences = answer.unlike(none);
        if (!differences.isEmpty()) {
            wrong.add("%s: not as for nothing: %s".formatted(probe, differences));
        }
    }

    /** How many of those who came were let in somewhere, by kind; a matrix in which nobody is proves nothing. */
    Map<Kind, Integer> kinds() {
        var kinds = new EnumMap<Kind, Integer>(Kind.class);
        knockers.forEach(who -> kinds.merge(who.kind(), 1, Integer::sum));
        return kinds;
    }
}
