package org.havenport.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.havenport.chart.ReleaseState;
import org.havenport.followup.Consequence;
import org.havenport.protocols.BusinessClock;
import org.havenport.protocols.StateRule;
import org.havenport.release.Hold.Law;
import org.havenport.release.Hold.Recipient;
import org.jspecify.annotations.Nullable;

/** What makes a result wait and what opens it, as rules alone: they know neither the database nor what time it is (C1). */
final class WhenItOpens {

    private WhenItOpens() {}

    /**
     * How a state's rule acts on one result.
     *
     * @param until when it is over by itself
     */
    record Acting(Law law, Instant until) {}

    /** How what arrives stands: at once open, unless it is spoken about first, or a law holds it. */
    static ReleaseState onArrival(boolean toldFirst, @Nullable Law law) {
        if (toldFirst || law != null && law.contactFirst()) {
            return ReleaseState.AWAITING_CONTACT;
        }
        return law == null ? ReleaseState.RELEASED : ReleaseState.HELD;
    }

    /**
     * How grave what waits for a call is. What only the law of a state wants spoken about first is no emergency; what
     * waits only because it belongs to something that does is taken for critical.
     */
    static Consequence asGraveAs(Judgement judged, @Nullable Law law) {
        if (judged.waits()) {
            return judged.consequence();
        }
        return law != null && law.contactFirst() ? Consequence.SIGNIFICANT : Consequence.CRITICAL;
    }

    /**
     * Of the rules of a state that speak of a result, the one that holds it longest.
     *
     * @param issued when it became final
     * @param longest how long a rule that knows no clock may hold at most
     */
    static Optional<Acting> byLaw(
            String state, Stream<StateRule> rules, Instant issued, BusinessClock clock, Duration longest, Instant now) {
        return rules.map(rule -> new Acting(law(state, rule), StateClock.ends(rule, issued, clock, longest)))
                .filter(it -> it.until().isAfter(now))
                .max(Comparator.comparing(Acting::until));
    }

    private static Law law(String state, StateRule rule) {
        return new Law(
                state,
                rule.statute(),
                rule.unit() == StateRule.Hold.DISCUSSION,
                Boolean.TRUE.equals(rule.patientMayOpen()),
                Boolean.TRUE.equals(rule.clinicianMayRelease()));
    }

    /** Whether the patient's own request opens what these hold: only where each of them lets it. */
    static boolean atThePatientsRequest(List<Hold> acting) {
        return acting.stream()
                .filter(hold -> hold.recipient() == Recipient.PATIENT)
                .allMatch(Hold::patientMayOpen);
    }

    /** Whether a conversation ends a hold: where a law asks for one, or lets the clinician who spoke release it. */
    static boolean withTheConversation(Hold hold, boolean clinicianSpoke) {
        return hold.contactFirst() || hold.law() != null && hold.clinicianMayRelease() && clinicianSpoke;
    }
}
