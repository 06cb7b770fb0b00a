package org.havenport.policies;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.havenport.home.Frame;
import org.havenport.policies.PolicyStanding.Link;
import org.havenport.policies.PolicyVersions.Review;
import org.havenport.policies.PolicyVersions.Version;
import org.havenport.protocols.Attestations;
import org.havenport.viewer.Role;
import org.springframework.stereotype.Component;

/** What a page or a print says about a version of the policy. */
@Component
class PolicyStandings {

    private final PolicyVersions versions;
    private final PolicyReaders readers;
    private final Clock clock;

    PolicyStandings(PolicyVersions versions, PolicyReaders readers, Clock clock) {
        this.versions = versions;
        this.readers = readers;
        this.clock = clock;
    }

    PolicyStanding of(Frame frame, Version version, List<Version> all) {
        var today = today(frame);
        var last = review(frame, version);
        return new PolicyStanding(
                version.number(),
                frame.words().dateTime(version.at()),
                version.fingerprint(),
                last == null ? frame.say("policies.version.owner.none") : owner(frame, last),
                last == null
                        ? frame.say("policies.version.review.none")
                        : frame.say(
                                last.next().isBefore(today)
                                        ? "policies.version.review.late"
                                        : "policies.version.review.by",
                                frame.words().date(last.next()),
                                frame.words().date(last.at()),
                                last.version()),
                last == null || last.next().isBefore(today),
                frame.say("policies.version.read-by", readers.read(version), readers.people()),
                sees(frame) ? people(frame, all) : List.of(),
                mine(frame, version),
                version.equals(all.getFirst()),
                frame.viewer().holdsOneOf(PolicyVersions.OWNERS),
                frame.words().date(latest(frame)),
                all.stream()
                        .map(one -> new Link(
                                one.number(),
                                frame.words().date(one.at()),
                                PolicyController.PATH + "?version=" + one.number()))
                        .toList());
    }

    LocalDate today(Frame frame) {
        return LocalDate.ofInstant(clock.instant(), frame.words().zone());
    }

    /** The last day on which the next look may be. */
    LocalDate latest(Frame frame) {
        return today(frame).plusYears(1);
    }

    /** Who looked last while the version was the newest, or before. */
    private @org.jspecify.annotations.Nullable Review review(Frame frame, Version version) {
        return versions.reviews(frame.viewer()).stream()
                .filter(one -> one.version() <= version.number())
                .findFirst()
                .orElse(null);
    }

    private String owner(Frame frame, Review last) {
        var member = readers.names(List.of(last.by())).get(last.by());
        var name = member == null ? frame.say("policies.texts.colleague") : member.shown();
        return readers.name(last.by()).isPresent() ? name : frame.say("policies.version.owner.gone", name);
    }

    private boolean mine(Frame frame, Version version) {
        return versions.readings(frame.viewer()).stream()
                .anyMatch(one -> one.actor().equals(frame.viewer().actor()) && one.version() == version.number());
    }

    private List<PolicyStanding.Reader> people(Frame frame, List<Version> all) {
        return readers.all(all).stream()
                .map(one -> {
                    var last = one.last();
                    var due = frame.words().date(one.due());
                    var what = last == null
                            ? frame.say("policies.version.never", due)
                            : frame.say(
                                    "policies.version.read-on",
                                    last.version(),
                                    frame.words().date(last.at()),
                                    due);
                    return new PolicyStanding.Reader(one.who().shown(), what, one.late());
                })
                .toList();
    }

    private static boolean sees(Frame frame) {
        return frame.viewer().holdsOneOf(Attestations.OVERSIGHT.toArray(Role[]::new));
    }
}
