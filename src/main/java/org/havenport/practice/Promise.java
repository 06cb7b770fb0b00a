package org.havenport.practice;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.havenport.home.Words;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Evidence.State;
import org.havenport.staff.Member;
import org.jspecify.annotations.Nullable;

/**
 * One line of the safeguards page.
 *
 * @param said the promise in the reader's language
 * @param seen what was looked up, in English
 * @param why what people decided that makes it stand so, or null
 * @param owner who answers for it, in words
 * @param note what the owner says, or null
 * @param act where the reader can act on it, or null
 * @param otherwise what to say when there is no such page, as a key of the words
 * @param name of the class that keeps the promise
 * @param nameParts its words, so that the name can break
 * @param force whether the program makes it so or only watches, as a key of the words
 */
record Promise(
        Standing standing,
        String said,
        String seen,
        @Nullable String why,
        String asOf,
        String since,
        String owner,
        String review,
        boolean overdue,
        @Nullable String note,
        @Nullable String act,
        String otherwise,
        String rows,
        String name,
        List<String> nameParts,
        String room,
        String force) {

    static Promise of(Entry entry, Words words, Map<UUID, Member> names, Predicate<String> opens) {
        var asked = entry.asked();
        var guard = asked.safeguard();
        var evidence = asked.evidence();
        var act = evidence.act();
        return new Promise(
                entry.standing(),
                said(entry, words),
                evidence.seen(),
                why(entry, words),
                words.dateTime(evidence.asOf()),
                words.dateTime(entry.since()),
                owner(entry.owner(), words, names),
                words.say(
                        entry.reviewOverdue() ? "practice.review.was-due" : "practice.review.due",
                        words.date(entry.reviewDue())),
                entry.reviewOverdue(),
                note(entry, words),
                act != null && opens.test(act) ? act : null,
                otherwise(evidence),
                String.join(", ", guard.requirements()),
                asked.name(),
                List.of(asked.name().split("(?<=[a-z0-9])(?=[A-Z])")),
                asked.room(),
                "practice.safeguards." + guard.force().name().toLowerCase(Locale.ROOT));
    }

    static String said(Entry entry, Words words) {
        var key = "safeguard." + entry.name();
        return words.has(key) ? words.say(key) : entry.asked().safeguard().promise();
    }

    private static @Nullable String why(Entry entry, Words words) {
        if (entry.reviewOverdue()) {
            return words.say("practice.safeguards.overdue", words.date(entry.reviewDue()));
        }
        var waiver = entry.waiver();
        if (waiver == null) {
            return null;
        }
        return words.say(
                waiver.approvedBy() == null ? "practice.safeguards.waiver-waits" : "practice.safeguards.waived-until",
                words.date(waiver.until()));
    }

    /** A role, or the one person who answers. */
    static String owner(Owner owner, Words words, Map<UUID, Member> names) {
        var role = role(owner.role().name(), words);
        var account = owner.account();
        if (account == null) {
            return role;
        }
        var member = names.get(account);
        return member == null ? role : member.name() + ", " + role;
    }

    static String role(String role, Words words) {
        return words.say("practice.role." + role);
    }

    private static @Nullable String note(Entry entry, Words words) {
        var remark = entry.remark();
        if (remark == null) {
            return null;
        }
        LocalDate planned = remark.planned();
        return planned == null
                ? remark.words()
                : words.say("practice.remark.planned", remark.words(), words.date(planned));
    }

    private static String otherwise(Evidence evidence) {
        if (evidence.act() != null) {
            return "practice.safeguards.act.others";
        }
        return evidence.state() == State.HOLDS ? "practice.safeguards.act.nothing" : "practice.safeguards.act.tell";
    }

    String look() {
        return standing.look();
    }
}
