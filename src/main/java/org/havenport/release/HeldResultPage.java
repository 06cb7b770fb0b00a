package org.havenport.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.home.Words;
import org.havenport.release.HoldRows.Answer;
import org.havenport.release.HoldRows.Asked;
import org.havenport.staff.Member;
import org.jspecify.annotations.Nullable;

/**
 * What a patient reads of one thing that is held back: that it is there, why, by whose word, until when, and what they
 * can do.
 *
 * @param kind what it is, in words
 * @param ends when the last of it is over, in words
 */
record HeldResultPage(UUID item, String kind, String ends, List<Why> whys, List<String> answers, boolean opens) {

    /**
     * One hold on it.
     *
     * @param title why, in a few words
     * @param text what that means
     * @param by who decided it
     * @param way what the patient can do besides waiting
     * @param review the address to ask that somebody else looks at it; null where there is nothing to look at again, or
     *     it was asked already
     */
    record Why(
            String title,
            String text,
            String by,
            String until,
            String way,
            @Nullable String review) {}

    static HeldResultPage of(Words words, List<Hold> holds, Map<UUID, Member> names, List<Told> told, Instant now) {
        var last = holds.getFirst();
        return new HeldResultPage(
                last.item(),
                kind(words, last),
                words.day(last.expires()),
                holds.stream().map(hold -> why(words, hold, names, told)).toList(),
                told.stream().map(it -> answer(words, it, now)).toList(),
                WhenItOpens.atThePatientsRequest(holds));
    }

    /**
     * What the patient asked about a hold, with what whoever decided again said.
     *
     * @param said null where nobody had to say anything
     */
    record Told(
            Hold hold,
            HoldRequests.Request request,
            @Nullable String said) {}

    static String kind(Words words, Hold hold) {
        return words.say("release.class." + (hold.results() == null ? "OTHER" : hold.results()));
    }

    private static Why why(Words words, Hold hold, Map<UUID, Member> names, List<Told> told) {
        var law = hold.law();
        var key = "release.held.why." + (law != null && law.contactFirst() ? "CONTACT_FIRST" : hold.basis());
        var member = hold.determiner() == null ? null : names.get(hold.determiner());
        var by = law != null
                ? words.say("release.held.by.law", words.say("release.state." + law.state()), law.statute())
                : words.say("release.held.by", member == null ? words.say("release.holder.unknown") : member.name());
        var asked = told.stream()
                .anyMatch(it -> it.hold().id().equals(hold.id()) && it.request().kind() == Asked.REVIEW);
        return new Why(
                words.say(key),
                words.say(key + ".text"),
                by,
                words.say("release.held.until", words.day(hold.expires())),
                words.say("release.held.way." + way(hold)),
                hold.determiner() == null || asked
                        ? null
                        : HeldResultsController.PATH + "/" + hold.item() + "/" + hold.id() + "/review");
    }

    private static String way(Hold hold) {
        var law = hold.law();
        if (law == null) {
            return "REVIEW";
        }
        if (law.patientMayOpen()) {
            return "OPEN";
        }
        if (law.contactFirst()) {
            return "CONTACT";
        }
        return law.clinicianMayRelease() ? "CLINICIAN" : "WAIT";
    }

    private static String answer(Words words, Told told, Instant now) {
        var request = told.request();
        var at = WaitingInWords.moment(words, request.at(), now);
        if (request.answer() == Answer.UPHELD || request.answer() == Answer.ENDED) {
            return words.say("release.held.answer." + request.answer(), at, told.said() == null ? "" : told.said());
        }
        var until = words.day(told.hold().expires());
        return words.say("release.held.answer." + request.answer(), at, until);
    }
}
