package org.havenport.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.havenport.home.Fact;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.recovery.RecoveryList.One;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What became of recoveries in the last thirty days, with the figures, and what waits for a second person. */
@Controller
class RecoveriesController {

    static final String PATH = "/staff/recoveries";

    private final RecoveryList list;
    private final AssistedRecoveries recoveries;
    private final Patients patients;
    private final Staff staff;

    RecoveriesController(RecoveryList list, AssistedRecoveries recoveries, Patients patients, Staff staff) {
        this.list = list;
        this.recoveries = recoveries;
        this.patients = patients;
        this.staff = staff;
    }

    /** A recovery on one line. */
    record Row(
            String who,
            String when,
            String how,
            String state,
            @Nullable String agree,
            @Nullable String withdraw) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER},
            audited = "recoveries-viewed")
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        var ones = list.recent(frame.viewer());
        var patientOf = list.patients(ones);
        var names = new Names(
                patientOf,
                patients.who(frame.viewer(), patientOf.values()),
                staff.names(
                        frame.viewer(),
                        ones.stream()
                                .flatMap(RecoveriesController::staffOf)
                                .distinct()
                                .toList()));
        return new ModelAndView("recovery/recoveries")
                .addObject(
                        "rows", ones.stream().map(it -> row(frame, it, names)).toList())
                .addObject("figures", facts(frame, list.figures(frame.viewer())));
    }

    @PostMapping(PATH + "/{id}/withdraw")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "recovery-help-withdrawn")
    ModelAndView withdraw(@ModelAttribute("frame") Frame frame, @PathVariable UUID id) {
        if (!recoveries.withdraw(frame.viewer(), id)) {
            throw new NotHere();
        }
        return SeeOther.page(PATH);
    }

    private record Names(Map<UUID, UUID> patientOf, Map<UUID, Person> people, Map<UUID, Member> members) {

        /** A patient whom this viewer may not see is named as one. */
        String of(Frame frame, UUID account) {
            var member = members.get(account);
            if (member != null) {
                return member.shown();
            }
            var patient = patientOf.get(account);
            var person = patient == null ? null : people.get(patient);
            return person == null ? frame.say("recovery.list.somebody") : person.name();
        }
    }

    private static java.util.stream.Stream<UUID> staffOf(One one) {
        return java.util.stream.Stream.of(one.account(), one.by(), one.second())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    private static Row row(Frame frame, One one, Names names) {
        var how = one.how().isEmpty() ? frame.say("recovery.how.NONE") : frame.say("recovery.how." + one.how());
        var by = one.by() == null ? "" : " " + frame.say("recovery.list.by", names.of(frame, one.by()));
        var second = one.second() == null ? "" : " " + frame.say("recovery.list.second", names.of(frame, one.second()));
        var may = one.mayAgree() && frame.viewer().holdsOneOf(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR);
        return new Row(
                names.of(frame, one.account()),
                frame.words().dateTime(one.at()),
                how + by + second,
                frame.say("recovery.state." + one.state()),
                may ? PATH + "/" + one.id() + "/agree" : null,
                may ? PATH + "/" + one.id() + "/withdraw" : null);
    }

    private static List<Fact> facts(Frame frame, RecoveryList.Figures figures) {
        var facts = new ArrayList<Fact>();
        facts.add(fact(frame, "asked", figures.asked()));
        facts.add(fact(frame, "sent", figures.sent()));
        facts.add(fact(frame, "rested", figures.rested()));
        facts.add(fact(frame, "refused", figures.refused()));
        facts.add(fact(frame, "done", figures.done()));
        facts.add(fact(frame, "by-text", figures.byText()));
        facts.add(fact(frame, "given", figures.given()));
        facts.add(fact(frame, "used", figures.used()));
        if (figures.median() != null) {
            facts.add(fact(frame, "minutes", Math.max(1, figures.median().toMinutes())));
        }
        return facts;
    }

    private static Fact fact(Frame frame, String key, long value) {
        return new Fact(frame.say("recovery.figure." + key), String.valueOf(value));
    }
}
