package org.havenport.policies;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.home.Words;
import org.havenport.policies.Policy.Chapter;
import org.havenport.policies.Policy.Sentence;
import org.havenport.protocols.Decision;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.RulePack.Standing;
import org.havenport.protocols.RulePacks;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the policy from the same values the program reads, so that words and deeds cannot differ (A1.0). */
@Component
class PolicyInProse {

    private final Protocols protocols;
    private final RulePacks packs;
    private final Staff staff;
    private final Kept kept;
    private final Clock clock;

    PolicyInProse(Protocols protocols, RulePacks packs, Staff staff, Kept kept, Clock clock) {
        this.protocols = protocols;
        this.packs = packs;
        this.staff = staff;
        this.kept = kept;
        this.clock = clock;
    }

    /** The policy at the end of a day, or now. */
    Policy write(Viewer viewer, Words words, @Nullable LocalDate day) {
        var at = instant(words, day);
        var all = protocols.all(at);
        var names = deciders(viewer, all);
        var asked = kept.ask();
        var changes = protocols.changes(at);
        return new Policy(
                changes.size(),
                words.say("policies.policy.as-of", changes.size(), words.dateTime(at)),
                words.say(
                        "policies.policy.kept", asked.all().hold(), asked.all().of(), words.dateTime(asked.at())),
                chapters(words, all, names, asked),
                day == null ? missing(words) : List.of(),
                states(words));
    }

    /** What stands in it now: the same for everybody who reads it in this language. */
    Policy.Written written(Viewer viewer, Words words) {
        var at = clock.instant();
        var all = protocols.all(at);
        var nobodyAsked = new Kept.Asked(at, List.of());
        return new Policy.Written(
                chapters(words, all, deciders(viewer, all), nobodyAsked), missing(words), states(words));
    }

    private Map<UUID, Member> deciders(Viewer viewer, List<Decision<?>> all) {
        return staff.names(
                viewer,
                all.stream()
                        .map(Decision::by)
                        .filter(Objects::nonNull)
                        .flatMap(by -> ValuesPages.people(by).stream())
                        .collect(Collectors.toSet()));
    }

    private List<Chapter> chapters(Words words, List<Decision<?>> all, Map<UUID, Member> names, Kept.Asked asked) {
        var said = new InWords(words);
        var byChapter = all.stream()
                .collect(Collectors.groupingBy(
                        d -> ValuesPages.chapter(words, d.parameter().key())));
        return byChapter.entrySet().stream()
                .sorted(java.util.Comparator.comparingInt(chapter -> ValuesPages.rank(chapter.getKey())))
                .map(chapter -> {
                    var rows = new HashSet<String>();
                    chapter.getValue().forEach(d -> rows.addAll(d.parameter().requirements()));
                    var share = asked.of(rows);
                    return new Chapter(
                            chapter.getKey(),
                            words.say("policies.chapter." + chapter.getKey()),
                            share.of() == 0 ? "" : words.say("policies.policy.chapter-kept", share.hold(), share.of()),
                            chapter.getValue().stream()
                                    .map(decision -> sentence(said, decision, names))
                                    .toList());
                })
                .toList();
    }

    private static Sentence sentence(InWords said, Decision<?> decision, Map<UUID, Member> names) {
        var parameter = decision.parameter();
        var shown = said.value(parameter, decision.json());
        return new Sentence(said.prose(parameter, decision.json()), shown, since(said.words(), decision, names));
    }

    private static String since(Words words, Decision<?> decision, Map<UUID, Member> names) {
        var by = decision.by();
        var since = decision.since();
        if (by == null || since == null) {
            return words.say("policies.values.standard");
        }
        var ended = by.ended();
        return ended == null
                ? words.say("policies.policy.since", words.date(since))
                : words.say("policies.policy.since.by", words.date(since), ValuesPages.name(names, ended));
    }

    private List<String> missing(Words words) {
        var said = new InWords(words);
        return protocols.missing().stream().map(p -> said.title(p.key())).toList();
    }

    private List<String> states(Words words) {
        var sentences = new ArrayList<String>();
        for (var pack : packs.all()) {
            var approval = pack.approval();
            if (approval != null && pack.standing() == Standing.IN_FORCE) {
                sentences.add(words.say(
                        "policies.policy.state",
                        words.say("policies.packs.state." + pack.state()),
                        approval.name(),
                        words.date(approval.expiresOn())));
            }
        }
        return sentences;
    }

    private Instant instant(Words words, @Nullable LocalDate day) {
        var now = clock.instant();
        if (day == null) {
            return now;
        }
        var end = day.plusDays(1).atStartOfDay(words.zone()).toInstant();
        return end.isAfter(now) ? now : end.minusMillis(1);
    }
}
