package org.havenport.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import org.havenport.patients.DrillMessage.Kind;
import org.havenport.patients.MatchResult.Found;
import org.jspecify.annotations.Nullable;

/**
 * Lets the two-identifier rule decide over thousands of invented messages whose truth is known. The file of patients is
 * in memory and finds candidates as the {@link Matcher} does. What no rule could tell is not among the messages: a twin
 * who was never here, with the other's record number and a first name a typing error apart.
 */
final class WrongPatientDrill {

    private final Function<List<Candidate>, MatchResult> rule;
    private final Map<UUID, Demographics> onFile = new HashMap<>();
    private final Map<UUID, Integer> whose = new HashMap<>();
    private final Map<String, UUID> byNumber = new HashMap<>();
    private final Map<LocalDate, Set<UUID>> byBirthDate = new HashMap<>();
    private final Map<String, Set<UUID>> byName = new HashMap<>();

    WrongPatientDrill(Function<List<Candidate>, MatchResult> rule) {
        this.rule = rule;
    }

    /**
     * What became of the messages.
     *
     * @param wrong filed to somebody they are not about
     * @param guessed filed although only a person could tell
     * @param doubled made a second record of somebody who is on file
     * @param first what went wrong first, without a name; empty when nothing did
     */
    record Result(
            long seed,
            int messages,
            int people,
            int filed,
            int waited,
            int created,
            int wrong,
            int guessed,
            int doubled,
            int needless,
            String first,
            Map<Kind, Integer> waitedByKind) {

        boolean held() {
            return wrong == 0 && guessed == 0 && doubled == 0 && filed + waited + created == messages;
        }
    }

    static Result run(long seed, int messages) {
        return run(seed, messages, TwoIdentifiersMustAgree::among);
    }

    static Result run(long seed, int messages, Function<List<Candidate>, MatchResult> rule) {
        var random = new SplittableRandom(seed);
        var people = DrillPeople.of(Math.max(50, messages / 10), random);
        var drill = new WrongPatientDrill(rule);
        people.forEach(it -> drill.put(it.claim(), it.place()));
        var writer = new DrillMessages(people, random);
        var counts = new int[6];
        var first = "";
        var waits = new EnumMap<Kind, Integer>(Kind.class);
        int needless = 0;
        for (int i = 0; i < messages; i++) {
            var message = writer.next();
            var verdict = drill.judge(message.claimed());
            var fault = drill.take(message, verdict, counts);
            if (first.isEmpty() && !fault.isEmpty()) {
                first = "message %,d: %s (%s)".formatted(i + 1, fault, message);
            }
            if (!(verdict instanceof Found) && !(verdict instanceof MatchResult.Unknown)) {
                waits.merge(message.kind(), 1, Integer::sum);
                needless += message.kind().waits() ? 0 : 1;
            }
        }
        return new Result(
                seed,
                messages,
                people.size(),
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4],
                counts[5],
                needless,
                first,
                waits);
    }

    /** Counts what became of a message, and says what was wrong about it. */
    private String take(DrillMessage message, MatchResult verdict, int[] counts) {
        switch (verdict) {
            case Found(var patient, var agreed) -> {
                counts[0]++;
                if (agreed.contains(Agreement.NAME) && Matcher.isEnough(message.claimed())) {
                    index(patient, Demographics.of(message.claimed()).over(known(patient)));
                }
                if (message.kind().waits()) {
                    counts[4]++;
                    return "only a person could tell";
                }
                if (!Objects.equals(whose.get(patient), message.truth())) {
                    counts[3]++;
                    return "filed to another patient";
                }
            }
            case MatchResult.Unknown() -> {
                counts[2]++;
                if (Matcher.isEnough(message.claimed())) {
                    put(message.claimed(), message.truth());
                }
                if (message.truth() >= 0 || message.kind().waits()) {
                    counts[5]++;
                    return "a second record of the same person";
                }
            }
            case MatchResult.Near _, MatchResult.Conflict _ -> counts[1]++;
        }
        return "";
    }

    private MatchResult judge(Claimed claimed) {
        var candidates = candidates(claimed);
        var verdict = rule.apply(candidates);
        return verdict instanceof MatchResult.Unknown && !Matcher.isEnough(claimed)
                ? new MatchResult.Near(MatchResult.Doubt.TOO_LITTLE_IS_KNOWN)
                : verdict;
    }

    private List<Candidate> candidates(Claimed claimed) {
        var numbers = new HashMap<UUID, Set<Agreement>>();
        for (var number : claimed.identifiers()) {
            var holder = byNumber.get(number.normal());
            if (holder != null) {
                numbers.computeIfAbsent(holder, _ -> EnumSet.noneOf(Agreement.class))
                        .add(Agreement.RECORD_NUMBER);
            }
        }
        var ids = new LinkedHashSet<>(numbers.keySet());
        if (claimed.birthDate() != null) {
            ids.addAll(byBirthDate.getOrDefault(claimed.birthDate(), Set.of()));
        }
        ids.addAll(byName.getOrDefault(name(claimed.family(), claimed.given()), Set.of()));
        var found = new ArrayList<Candidate>();
        ids.forEach(id -> found.add(Comparison.of(id, known(id), claimed, numbers.getOrDefault(id, Set.of()))));
        return found;
    }

    private Demographics known(UUID patient) {
        return Objects.requireNonNull(onFile.get(patient));
    }

    private void put(Claimed claimed, int truth) {
        var id = new UUID(truth, whose.size());
        whose.put(id, truth);
        claimed.identifiers().forEach(it -> byNumber.putIfAbsent(it.normal(), id));
        index(id, Demographics.of(claimed));
    }

    private void index(UUID id, Demographics who) {
        onFile.put(id, who);
        byBirthDate.computeIfAbsent(who.birthDate(), _ -> new LinkedHashSet<>()).add(id);
        byName.computeIfAbsent(name(who.family(), who.given()), _ -> new LinkedHashSet<>())
                .add(id);
    }

    private static String name(@Nullable String family, List<String> given) {
        return Names.family(Objects.requireNonNullElse(family, ""))
                + '|'
                + (given.isEmpty() ? "" : Names.normal(given.getFirst()));
    }
}
