package org.havenport.enrolment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.access.PatientAccounts.Known;
import org.havenport.home.Frame;
import org.havenport.patients.IdentityBand;
import org.havenport.patients.Person;
import org.havenport.staff.Member;
import org.havenport.viewer.FieldGroup;
import org.jspecify.annotations.Nullable;

/**
 * A patient's account as those see it who invite.
 *
 * @param standing how it stands, in words
 * @param has whether there is an account
 * @param open until when an invitation can be used, in words; null when none can
 * @param history the invitations, the newest first
 * @param letters whether the viewer sees the address and so may send a letter
 * @param refused why an invitation was refused just now; null when it was not
 */
record EnrolmentPage(
        IdentityBand band,
        String path,
        String back,
        String given,
        String standing,
        boolean has,
        @Nullable String open,
        List<Line> history,
        boolean letters,
        List<String> envelope,
        @Nullable String refused) {

    /** An invitation. */
    record Line(String when, String what) {}

    /** What the page is made of. */
    record Making(Frame frame, Person who, Instant now) {

        EnrolmentPage with(
                @Nullable Known account, List<Invitation> invitations, Map<UUID, Member> names, @Nullable WhyNot why) {
            var open = invitations.stream()
                    .filter(it -> it.state() == Invitation.State.OPEN)
                    .findFirst();
            var letters = FieldGroup.LETTERS.seenBy(frame.viewer());
            var address = who.address();
            return new EnrolmentPage(
                    IdentityBand.of(frame, who, now),
                    EnrolmentController.path(who.id()),
                    "/staff/patients/" + who.id(),
                    who.given(),
                    standing(account),
                    account != null && account.stands(),
                    open.map(it -> frame.words().dateTime(it.until())).orElse(null),
                    invitations.stream().map(it -> line(it, names)).toList(),
                    letters,
                    address == null ? List.of() : address.envelope(),
                    why == null ? null : frame.say("enrolment.why-not." + why, who.given()));
        }

        private String standing(@Nullable Known account) {
            var words = frame.words();
            if (account == null) {
                return words.say("enrolment.standing.none");
            }
            var ended = account.endedAt();
            if (ended != null) {
                return words.say("enrolment.standing.ended", words.date(ended));
            }
            if (account.activatedAt() == null) {
                return words.say("enrolment.standing.new", words.date(account.madeAt()));
            }
            var seen = account.signedInAt();
            return seen == null
                    ? words.say("enrolment.standing.never", words.date(account.madeAt()))
                    : words.say("enrolment.standing.active", words.date(account.madeAt()), words.date(seen));
        }

        private Line line(Invitation invitation, Map<UUID, Member> names) {
            var words = frame.words();
            var by = names.get(invitation.invitedBy());
            var ended = invitation.ended();
            return new Line(
                    words.dateTime(invitation.invitedAt()),
                    words.say(
                            "enrolment.invitation." + invitation.state(),
                            words.say("enrolment.way." + invitation.way()),
                            by == null ? words.say("enrolment.somebody") : by.name(),
                            words.date(ended == null ? invitation.until() : ended)));
        }
    }
}
