package org.havenport.patients;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.home.Choice;
import org.havenport.home.Due;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.staff.Member;
import org.jspecify.annotations.Nullable;

/** The records that were opened by a reason, as compliance looks at them: who and why, of the patient only the id. */
record EmergencyPage(List<Use> waiting, List<Use> reviewed) {

    private static final int BRIEF = 8;

    /**
     * One of them.
     *
     * @param record the first characters of the patient's id, as the audit log shows it
     * @param trace the page of the audit log that shows what was looked at
     * @param due by when compliance looks at it; null when it has
     * @param own whether the viewer used it, who then does not judge it
     * @param outcome what was found, in words; null while nobody has looked
     */
    record Use(
            String key,
            String who,
            String when,
            String reason,
            String note,
            String record,
            String trace,
            @Nullable Due due,
            boolean own,
            @Nullable String outcome,
            @Nullable String found) {}

    static Set<UUID> people(List<Emergency> list) {
        return list.stream()
                .flatMap(it -> Stream.concat(
                        Stream.of(it.account()), Stream.ofNullable(it.review()).map(Emergency.Review::by)))
                .collect(Collectors.toSet());
    }

    static EmergencyPage of(Frame frame, List<Emergency> list, Map<UUID, Member> names, Instant now) {
        var uses = list.stream().collect(Collectors.partitioningBy(it -> it.review() == null));
        return new EmergencyPage(
                uses.getOrDefault(true, List.of()).stream()
                        .map(it -> use(frame, it, names, now))
                        .toList(),
                uses.getOrDefault(false, List.of()).stream()
                        .map(it -> use(frame, it, names, now))
                        .toList());
    }

    private static Use use(Frame frame, Emergency it, Map<UUID, Member> names, Instant now) {
        var words = frame.words();
        var review = it.review();
        return new Use(
                it.patient() + "/" + it.id(),
                name(words, names.get(it.account())),
                words.say("patients.emergency.when", words.dateTime(it.at()), words.time(it.until())),
                words.say("patients.reason." + it.reason()),
                it.note(),
                it.patient().toString().substring(0, BRIEF),
                "/staff/audit?person=" + it.account() + "&record=" + it.patient(),
                review == null ? Due.of(words, it.reviewBy(), now) : null,
                it.account().equals(frame.viewer().actor()),
                review == null
                        ? null
                        : words.say(
                                "patients.emergency.found",
                                words.say("patients.outcome." + review.outcome()),
                                name(words, names.get(review.by())),
                                words.date(review.at())),
                review == null || review.note().isEmpty() ? null : review.note());
    }

    private static String name(Words words, @Nullable Member member) {
        return member == null ? words.say("patients.somebody") : member.shown();
    }

    static Choice outcomes(Words words) {
        return new Choice(
                "outcome",
                words.say("patients.outcome"),
                "",
                Stream.of(Emergency.Outcome.values())
                        .map(it -> new Choice.Option(it.name(), words.say("patients.outcome." + it), ""))
                        .toList());
    }
}
