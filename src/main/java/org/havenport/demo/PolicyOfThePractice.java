package org.havenport.demo;

import static org.havenport.protocols.PracticeParameters.*;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.havenport.access.ProgramSignIn;
import org.havenport.access.Totp;
import org.havenport.protocols.Approver;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Proposal;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.Text;
import org.havenport.viewer.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The administrator proposes what the practice needs decided; compliance officer and medical director approve it. */
@Component
@ConditionalOnProperty("havenport.demo")
class PolicyOfThePractice {

    private static final int MONTHS = 12;

    private final Protocols protocols;
    private final ProgramSignIn signIn;
    private final TextsOfThePractice texts;
    private final BusinessHours hours;
    private final Clock clock;

    PolicyOfThePractice(
            Protocols protocols, TextsOfThePractice texts, ProgramSignIn signIn, BusinessHours hours, Clock clock) {
        this.hours = hours;
        this.texts = texts;
        this.protocols = protocols;
        this.signIn = signIn;
        this.clock = clock;
    }

    /** Can be done again: it goes on with what is not decided yet. */
    void decide(Opening opening) {
        if (protocols.missing().isEmpty() && texts.done()) {
            return;
        }
        as(opening, Colleague.JANA, this::propose);
        as(opening, Colleague.GINA, gina -> approve(gina, Approver.OFFICER));
        as(opening, Colleague.OSEI, osei -> {
            approve(osei, Approver.MEDICAL_DIRECTOR);
            texts.approve(osei, Text.Kind.CLINICAL);
        });
        as(opening, Colleague.MAX, max -> {
            approve(max, Approver.COUNSEL);
            texts.approve(max, Text.Kind.LEGAL);
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

    private void as(Opening opening, Colleague colleague, Consumer<Viewer> work) {
        var login = opening.logins().stream()
                .filter(l -> colleague.name().equals(l.colleague()))
                .findFirst()
                .orElseThrow();
        var now = clock.instant();
        // A code works once; the next one, already good, is for a start that follows an interrupted one at once.
        var viewer = signIn(login, now)
                .or(() -> signIn(login, now.plusSeconds(30)))
                .orElseThrow(() -> new IllegalStateException(colleague.job() + " could not sign in"));
        work.accept(viewer);
        signIn.signOut(viewer);
    }

    private Optional<Viewer> signIn(Login login, Instant at) {
        return signIn.signIn(login.username(), login.password(), Totp.code(login.totpSecret(), at));
    }
}
