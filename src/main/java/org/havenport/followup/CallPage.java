package org.havenport.followup;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.havenport.home.Due;
import org.havenport.home.Frame;
import org.havenport.patients.IdentityBand;
import org.havenport.patients.Person;
import org.havenport.protocols.Practice;
import org.havenport.staff.Member;
import org.jspecify.annotations.Nullable;

/** The pages of who is called. */
final class CallPage {

    private CallPage() {}

    /** Somebody to call. */
    record Line(String path, Due due, String name, String born, String why, String what, String owner) {}

    /** How many calls somebody has, and how many of them are late. */
    record Sum(String owner, int open, int late) {}

    /**
     * A number and the address that dials it.
     *
     * @param wrong when somebody else answered there, or null
     */
    record Phone(String number, String tel, @Nullable String wrong) {}

    /** What somebody is called about; the path is null for who may not open it. */
    record About(String title, @Nullable String path) {}

    /** What was filled in and not kept; what was left out is empty. */
    record Typed(String outcome, List<String> identifiers, String understood, String number, String told) {

        static final Typed NOTHING = new Typed(null, null, null, null, null);

        Typed(
                @Nullable String outcome,
                @Nullable List<String> identifiers,
                @Nullable String understood,
                @Nullable String number,
                @Nullable String told) {
            this.outcome = Objects.requireNonNullElse(outcome, "");
            this.identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
            this.understood = Objects.requireNonNullElse(understood, "");
            this.number = Objects.requireNonNullElse(number, "");
            this.told = Objects.requireNonNullElse(told, "");
        }
    }

    /**
     * One call with everything one needs for it.
     *
     * @param seen what it shows, to be sent back with what came of it
     * @param confidential a word of caution, or null when nothing of it is confidential
     */
    record One(
            String path,
            String record,
            String receipts,
            IdentityBand band,
            String given,
            String why,
            String what,
            String owner,
            boolean mine,
            List<String> script,
            List<Phone> phones,
            List<String> outcomes,
            @Nullable String alone,
            @Nullable String refused,
            Typed typed,
            List<About> about,
            String seen,
            @Nullable String confidential) {}

    static Line line(Frame frame, CallOwed owed, Person who, Map<UUID, Member> names, Instant now) {
        return new Line(
                CallsController.PATH + "/" + owed.patient(),
                Due.of(frame.words(), owed.due(), now),
                who.name(),
                frame.words().date(who.birthDate()),
                frame.say("followup.because." + owed.because()),
                frame.say("followup.gravest." + owed.gravest()) + ": " + what(frame, owed),
                owner(frame, owed.holder(), names));
    }

    /** Of each owner how many are open and how many late. */
    static List<Sum> sums(Frame frame, List<CallRows.Sum> sums, Map<UUID, Member> names) {
        return sums.stream()
                .map(it -> new Sum(owner(frame, it.holder(), names), it.open(), it.late()))
                .sorted(Comparator.comparing(Sum::owner))
                .toList();
    }

    static String what(Frame frame, CallOwed owed) {
        return frame.say("followup.calls.what", owed.items().size(), owed.tries());
    }

    static String owner(Frame frame, @Nullable UUID holder, Map<UUID, Member> names) {
        if (holder == null) {
            return frame.say("followup.calls.nobodys");
        }
        var member = names.get(holder);
        return member == null ? frame.say("followup.calls.somebodys") : member.shown();
    }

    /** What to say, in order. Nothing of the result is said before two identifiers agree. */
    static List<String> script(Frame frame, Person who, Practice practice) {
        return List.of(
                frame.say("followup.script.greet", frame.viewer().shownAs(), practice.name(), who.name()),
                frame.say("followup.script.identify"),
                frame.say("followup.script.tell"),
                frame.say("followup.script.back"),
                frame.say("followup.script.machine", frame.viewer().shownAs(), practice.name(), practice.phone()));
    }

    static List<String> outcomes(CallOwed owed) {
        return Arrays.stream(CallOutcome.values())
                .filter(it -> it != CallOutcome.PORTAL || owed.because().isReached())
                .map(Enum::name)
                .toList();
    }
}
