package org.havenport.demo;

import static org.havenport.protocols.PracticeParameters.*;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.havenport.protocols.Approver;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Proposal;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.RulePack;
import org.havenport.protocols.RulePacks;
import org.havenport.protocols.Text;
import org.havenport.viewer.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The administrator proposes what the practice needs decided; compliance officer and medical director approve it. */
@Component
@ConditionalOnProperty("havenport.demo")
class PolicyOfThePractice {

    private static final int MONTHS = 12;
    private static final String NEXT_STATE = "CA";

    private final Protocols protocols;
    private final AsColleague colleagues;
    private final TextsOfThePractice texts;
    private final RulePacks packs;
    private final BusinessHours hours;
    private final Clock clock;

    PolicyOfThePractice(
            Protocols protocols,
            TextsOfThePractice texts,
            AsColleague colleagues,
            RulePacks packs,
            BusinessHours hours,
            Clock clock) {
        this.packs = packs;
        this.hours = hours;
        this.texts = texts;
        this.protocols = protocols;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /** Can be done again: it goes on with what is not decided yet. */
    void decide(Opening opening) {
        if (protocols.missing().isEmpty() && texts.done()) {
            return;
        }
        colleagues.as(opening, Colleague.JANA, this::propose);
        colleagues.as(opening, Colleague.GINA, gina -> approve(gina, Approver.OFFICER));
        colleagues.as(opening, Colleague.OSEI, osei -> {
            approve(osei, Approver.MEDICAL_DIRECTOR);
            texts.approve(osei, Text.Kind.CLINICAL);
        });
        colleagues.as(opening, Colleague.MAX, max -> {
            approve(max, Approver.COUNSEL);
            texts.approve(max, Text.Kind.LEGAL);
            stateRules(max);
        });
    }

    private void propose(Viewer jana) {
        var waiting = protocols.waiting(jana).stream().map(Proposal::key).collect(Collectors.toSet());
        var wanted = new LinkedHashMap<Parameter<?>, Object>(practice());
        protocols.missing().forEach(parameter -> wanted.putIfAbsent(parameter, parameter.standard()));
        wanted.forEach((parameter, value) -> {
            if (!waiting.contains(parameter.key())
                    && protocols.decision(parameter).standard()) {
                propose(jana, parameter, value);
            }
        });
    }

    private <T> void propose(Viewer jana, Parameter<T> parameter, Object value) {
        protocols.propose(jana, parameter, parameter.type().cast(value), "", today());
    }

    private void approve(Viewer viewer, Approver approver) {
        var until = approver == Approver.OFFICER ? null : today().plusMonths(MONTHS);
        protocols.waiting(viewer).stream()
                .filter(proposal -> proposal.approver() == approver)
                .forEach(proposal -> protocols.approve(viewer, proposal.number(), until));
    }

    /** Some of the practice's tests are ordered across the border. */
    private void stateRules(Viewer max) {
        packs.all().stream()
                .filter(pack -> pack.state().equals(NEXT_STATE) && pack.standing() != RulePack.Standing.IN_FORCE)
                .forEach(pack -> packs.approve(
                        max, NEXT_STATE, pack.hash(), Colleague.MAX.shownAs(), today().plusMonths(MONTHS)));
    }

    private static Map<Parameter<?>, Object> practice() {
        var town = "\n" + Facility.CITY + ", " + Facility.STATE + " " + Facility.POSTAL_CODE;
        var wanted = new LinkedHashMap<Parameter<?>, Object>();
        wanted.put(NAME, Facility.NAME);
        wanted.put(PHONE, Facility.PHONE);
        wanted.put(NURSE_LINE, "(541) 555-0119");
        wanted.put(ADDRESS, Facility.STREET + town);
        wanted.put(MAIL_ADDRESS, "P.O. Box 218" + town);
        wanted.put(EMERGENCY_DEPARTMENT, "Mill Valley Hospital, 40 Bell Street, Mill Valley");
        wanted.put(HOME_STATE, Facility.STATE);
        wanted.put(TIME_ZONE, Opening.ZONE.getId());
        return wanted;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), hours.zone());
    }
}
