package org.havenport.policies;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.home.Words;
import org.havenport.policies.ValuesPage.Mark;
import org.havenport.protocols.Decision;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Proposal;
import org.havenport.protocols.Protocols;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Puts the list of values together. */
@Component
class ValuesPages {

    private static final List<String> CHAPTERS = List.of(
            "practice", "access", "passwords", "patients", "release", "followup", "results", "concerns", "intake");

    private final Protocols protocols;
    private final Staff staff;
    private final Clock clock;

    ValuesPages(Protocols protocols, Staff staff, Clock clock) {
        this.protocols = protocols;
        this.staff = staff;
        this.clock = clock;
    }

    ValuesPage of(Viewer viewer, Words words) {
        var said = new InWords(words);
        var waiting = protocols.waiting(viewer);
        var all = protocols.all();
        var names = names(viewer, waiting, all);
        return new ValuesPage(
                protocols.missing().stream()
                        .map(p -> new ValuesPage.Missing(path(p.key()), said.title(p.key())))
                        .toList(),
                waiting.stream()
                        .filter(p -> protocols.parameter(p.key()).isPresent())
                        .map(p -> waiting(viewer, said, p, names))
                        .toList(),
                chapters(said, all, waiting, names));
    }

    static String path(String key) {
        return ValuesController.PATH + "/" + key;
    }

    /** Chapters are rooms; those without words of their own stand together at the end. */
    static String chapter(Words words, String key) {
        var room = key.substring(0, Math.max(0, key.indexOf('.')));
        return words.has("policies.chapter." + room) ? room : "other";
    }

    static int rank(String chapter) {
        var rank = CHAPTERS.indexOf(chapter);
        return chapter.equals("other") ? Integer.MAX_VALUE : rank < 0 ? CHAPTERS.size() : rank;
    }

    private ValuesPage.Waiting waiting(Viewer viewer, InWords said, Proposal proposal, Map<UUID, Member> names) {
        var parameter = protocols.parameter(proposal.key()).orElseThrow();
        var own = proposal.written().by().equals(viewer.actor());
        var yours = own ? "own" : proposal.approver().is(viewer) ? "decide" : "others";
        return new ValuesPage.Waiting(
                path(proposal.key()),
                said.title(proposal.key()),
                said.brief(parameter, proposal.before()),
                said.brief(parameter, proposal.value()),
                said.words().date(proposal.effectiveFrom()),
                name(names, proposal.written()),
                said.words().say("policies.waiting." + yours, said.approver(proposal.approver())));
    }

    private List<ValuesPage.Chapter> chapters(
            InWords said, List<Decision<?>> all, List<Proposal> waiting, Map<UUID, Member> names) {
        var chapters = new LinkedHashMap<String, List<ValuesPage.Row>>();
        var open = waiting.stream().map(Proposal::key).collect(Collectors.toSet());
        for (var decision : all) {
            var key = decision.parameter().key();
            chapters.computeIfAbsent(chapter(said.words(), key), _ -> new ArrayList<>())
                    .add(row(said, decision, open.contains(key), names));
        }
        return chapters.entrySet().stream()
                .sorted(java.util.Comparator.comparingInt(chapter -> rank(chapter.getKey())))
                .map(chapter -> new ValuesPage.Chapter(
                        chapter.getKey(), said.words().say("policies.chapter." + chapter.getKey()), chapter.getValue()))
                .toList();
    }

    private ValuesPage.Row row(InWords said, Decision<?> decision, boolean waits, Map<UUID, Member> names) {
        var parameter = decision.parameter();
        var words = said.words();
        var by = decision.by();
        var since = decision.since();
        return new ValuesPage.Row(
                path(parameter.key()),
                said.title(parameter.key()),
                said.help(parameter.key()),
                said.brief(parameter, decision.json()),
                since == null ? words.say("policies.values.standard") : words.date(since),
                by == null || by.ended() == null ? null : words.say("policies.by", name(names, by.ended())),
                marks(words, decision, parameter, waits));
    }

    private List<Mark> marks(Words words, Decision<?> decision, Parameter<?> parameter, boolean waits) {
        var marks = new ArrayList<Mark>();
        var by = decision.by();
        if (by == null && parameter.isMandatory()) {
            marks.add(attention(words.say("policies.mark.missing")));
        }
        if (by != null && by.state() == Proposal.State.EARLIER) {
            marks.add(attention(words.say("policies.mark.earlier")));
        }
        var expires = by == null ? null : by.expiresOn();
        if (by != null && expires != null) {
            var over = by.expiredOn(LocalDate.ofInstant(clock.instant(), words.zone()));
            var until = words.say(over ? "policies.mark.expired" : "policies.mark.until", words.date(expires));
            marks.add(over ? attention(until) : new Mark("", "clock", until));
        }
        if (by != null && by.departs() && parameter.asksForReason()) {
            marks.add(new Mark("", "pencil-square", words.say("policies.mark.departs")));
        }
        if (waits) {
            marks.add(new Mark("", "hourglass-split", words.say("policies.mark.waits")));
        }
        return marks;
    }

    private static Mark attention(String words) {
        return new Mark("attention", "exclamation-triangle-fill", words);
    }

    private Map<UUID, Member> names(Viewer viewer, List<Proposal> waiting, List<Decision<?>> all) {
        var people = waiting.stream().map(p -> p.written().by()).collect(Collectors.toSet());
        all.stream().map(Decision::by).filter(java.util.Objects::nonNull).forEach(by -> people.addAll(people(by)));
        return staff.names(viewer, people);
    }

    static List<UUID> people(Proposal proposal) {
        var ended = proposal.ended();
        return ended == null
                ? List.of(proposal.written().by())
                : List.of(proposal.written().by(), ended.by());
    }

    /** As the practice knows them, else as they were shown then. */
    static String name(Map<UUID, Member> names, Proposal.Step step) {
        var member = names.get(step.by());
        return member == null ? step.name() : member.name();
    }
}
