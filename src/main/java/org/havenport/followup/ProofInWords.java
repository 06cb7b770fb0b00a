package org.havenport.followup;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.havenport.home.Words;
import org.havenport.staff.Member;

/** What is kept of a matter, in words. */
final class ProofInWords {

    private ProofInWords() {}

    /** In the zone of the practice, and how far that was from universal time then. */
    static String when(Words words, Instant at) {
        var offset = words.zone().getRules().getOffset(at);
        return words.dateTime(at) + " (UTC" + (offset.getTotalSeconds() == 0 ? "" : offset.getId()) + ")";
    }

    static Proof.Line line(Words words, ProofEvent event, Map<UUID, Member> names, Map<UUID, String> said) {
        var what = ProofWords.said(words, event);
        return new Proof.Line(
                event.at(),
                when(words, event.at()),
                event.to() == null ? what : words.say("followup.proof.to", what, shown(words, event.to(), names)),
                event.by() == null ? words.say("followup.proof.program") : shown(words, event.by(), names),
                event.saying() == null ? "" : said.getOrDefault(event.saying(), ""));
    }

    static Proof.Line line(Words words, Moment moment, Map<UUID, Member> names) {
        var by = moment.by();
        return new Proof.Line(
                moment.at(),
                when(words, moment.at()),
                words.say(moment.words(), moment.detail()),
                by == null ? words.say("followup.proof.program") : shown(words, by, names),
                "");
    }

    /** Whoever does not work here is the patient, or acts for them. */
    static String shown(Words words, UUID account, Map<UUID, Member> names) {
        var member = names.get(account);
        return member == null ? words.say("followup.proof.patient") : member.shown();
    }
}
