package org.havenport.demo;

import static org.havenport.demo.Colleague.*;

import java.util.List;
import java.util.Map;
import org.havenport.staff.Duties;
import org.havenport.staff.Duty;
import org.havenport.staff.Duty.Place;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Names who of the practice has each duty, and who stands in. */
@Component
@ConditionalOnProperty("havenport.demo")
class DutiesOfThePractice {

    private static final Map<Duty, List<Colleague>> NAMED = Map.of(
            Duty.PORTAL_COORDINATOR, List.of(KARL, PIA),
            Duty.ENDS_ACCESS, List.of(JANA, IVAN),
            Duty.PRIVACY, List.of(GINA, LEO),
            Duty.SECURITY, List.of(IVAN, TESS),
            Duty.MEDICAL_DIRECTOR, List.of(OSEI, AMIR),
            Duty.COUNSEL, List.of(MAX, VERA));

    private final Duties duties;
    private final Staff staff;

    DutiesOfThePractice(Duties duties, Staff staff) {
        this.duties = duties;
        this.staff = staff;
    }

    /** Names them where nobody is named yet. */
    void name(Viewer job) {
        var members = staff.all(job);
        duties.missing().forEach(open -> {
            var colleague = NAMED.getOrDefault(open.duty(), List.of()).get(open.place() == Place.HOLDER ? 0 : 1);
            duties.name(job, open.duty(), open.place(), of(members, colleague));
        });
    }

    private static java.util.UUID of(List<Member> members, Colleague colleague) {
        return members.stream()
                .filter(member -> member.given().equals(colleague.given()))
                .filter(member -> member.family().equals(colleague.family()))
                .findFirst()
                .orElseThrow()
                .account();
    }
}
