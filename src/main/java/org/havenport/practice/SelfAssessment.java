package org.havenport.practice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.home.Words;
import org.havenport.safeguards.Safeguard.Force;
import org.havenport.staff.Member;
import org.jspecify.annotations.Nullable;

/**
 * How the practice saw itself at a moment: kept whole, so that a later print says the same.
 *
 * @param organisation its name then
 * @param address as decided then, by line
 * @param by who made it
 */
record SelfAssessment(String organisation, List<String> address, String by, Instant at, List<Row> rows) {

    /**
     * One promise.
     *
     * @param name of the class that keeps it
     * @param promise in English, for readers of a later version that no longer knows it
     * @param owner the role that answers for it
     * @param person the one person, or null
     * @param waivedUntil when a waiver counts
     * @param comment of the owner, or null
     */
    record Row(
            String name,
            String room,
            String promise,
            Standing state,
            String seen,
            Instant asOf,
            Instant since,
            String owner,
            @Nullable String person,
            LocalDate review,
            boolean overdue,
            @Nullable LocalDate waivedUntil,
            @Nullable String waiverReason,
            @Nullable String comment,
            @Nullable LocalDate planned,
            List<String> rows,
            boolean enforced) {

        static Row of(Entry entry, Map<UUID, Member> names) {
            var asked = entry.asked();
            var account = entry.owner().account();
            var member = account == null ? null : names.get(account);
            var waiver = entry.standing() == Standing.WAIVED ? entry.waiver() : null;
            var remark = entry.remark();
            return new Row(
                    asked.name(),
                    asked.room(),
                    asked.safeguard().promise(),
                    entry.standing(),
                    asked.evidence().seen(),
                    asked.evidence().asOf(),
                    entry.since(),
                    entry.owner().role().name(),
                    member == null ? null : member.name(),
                    entry.reviewDue(),
                    entry.reviewOverdue(),
                    waiver == null ? null : waiver.until(),
                    waiver == null ? null : waiver.reason(),
                    remark == null ? null : remark.words(),
                    remark == null ? null : remark.planned(),
                    asked.safeguard().requirements(),
                    asked.safeguard().force() == Force.ENFORCES);
        }

        /** The promise in a language, in English when the language does not know it. */
        String said(Words words) {
            var key = "safeguard." + name;
            return words.has(key) ? words.say(key) : promise;
        }

        String answers(Words words) {
            var role = Promise.role(owner, words);
            return person == null ? role : person + ", " + role;
        }
    }

    long count(Standing standing) {
        return rows.stream().filter(row -> row.state() == standing).count();
    }
}
