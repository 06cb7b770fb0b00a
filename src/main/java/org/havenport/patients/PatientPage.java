package org.havenport.patients;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havenport.home.Frame;
import org.havenport.protocols.Practice;
import org.havenport.staff.Member;
import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who a patient is, with as much as the viewer's work needs: telephone numbers for all; address and e-mail for those who
 * write letters and invite; the record for the clinical staff.
 *
 * @param team who looks after the patient
 * @param mine whether the viewer does
 * @param record the path of the record; null for those who open none
 * @param enrolment where the account in the portal is; null for those who invite nobody
 * @param mirror where the viewer sees what the patient sees; null when they do not look after the patient
 * @param colleagues whom the viewer may assign; empty when they assign nobody
 */
record PatientPage(
        IdentityBand band,
        String path,
        String given,
        List<Phone> phones,
        List<String> emails,
        List<String> address,
        @Nullable String language,
        List<Line> team,
        boolean mine,
        @Nullable String record,
        @Nullable String enrolment,
        @Nullable String mirror,
        List<Member> colleagues) {

    /** A telephone number and the address that dials it. */
    record Phone(String number, String tel) {}

    /**
     * Somebody of the care team.
     *
     * @param end where the assignment is ended; null when this viewer cannot
     */
    record Line(String name, String basis, @Nullable String end) {}

    /** What the page is made of. */
    record Making(Frame frame, Person who, Instant now) {

        PatientPage with(List<Carer> team, List<Member> staff, boolean mine, boolean mirror) {
            var viewer = frame.viewer();
            var letters = FieldGroup.LETTERS.seenBy(viewer);
            var clinical = viewer.holdsOneOf(CareTeams.CLINICAL);
            var assigns = viewer.holdsOneOf(Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR);
            var address = who.address();
            var enrolment = PatientController.path(who.id()) + "/enrolment";
            var names = staff.stream().collect(Collectors.toMap(Member::account, Function.identity()));
            return new PatientPage(
                    IdentityBand.of(frame, who, now),
                    PatientController.path(who.id()),
                    who.given(),
                    who.phones().stream()
                            .map(it -> new Phone(it, Practice.tel(it)))
                            .toList(),
                    letters ? who.emails() : List.of(),
                    letters && address != null ? address.envelope() : List.of(),
                    language(),
                    team.stream().map(it -> line(it, names, assigns)).toList(),
                    mine,
                    clinical ? PatientController.path(who.id()) + "/record" : null,
                    frame.opens(enrolment) ? enrolment : null,
                    mirror ? PatientController.path(who.id()) + "/mirror" : null,
                    assigns
                            ? staff.stream()
                                    .filter(it -> !it.account().equals(viewer.actor()))
                                    .toList()
                            : List.of());
        }

        private Line line(Carer carer, Map<UUID, Member> names, boolean assigns) {
            var words = frame.words();
            var member = names.get(carer.account());
            var until = carer.until();
            var basis = words.say("patients.basis." + carer.basis(), words.date(carer.since()));
            return new Line(
                    member == null ? words.say("patients.somebody") : member.shown(),
                    until == null ? basis : basis + " " + words.say("patients.until", words.dateTime(until)),
                    assigns && carer.basis() == Basis.ASSIGNED
                            ? PatientController.path(who.id()) + "/team/" + carer.relation() + "/end"
                            : null);
        }

        private @Nullable String language() {
            var tag = who.language();
            return tag == null
                    ? null
                    : Locale.forLanguageTag(tag)
                            .getDisplayLanguage(frame.words().locale());
        }
    }
}
