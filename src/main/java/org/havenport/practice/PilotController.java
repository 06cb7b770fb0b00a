package org.havenport.practice;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.access.PilotGroup;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.PatientHits;
import org.havenport.patients.PatientQuery;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who comes in while the portal is tried out. Names and ids travel in the body, never in an address. */
@Controller
class PilotController {

    private static final String PATH = SetupController.PILOT;

    private final PilotGroup pilots;
    private final Patients patients;

    PilotController(PilotGroup pilots, Patients patients) {
        this.pilots = pilots;
        this.patients = patients;
    }

    /**
     * The page.
     *
     * @param found what a search found, or null before one
     */
    record Page(List<Line> group, String typed, @Nullable List<Line> found, boolean more) {}

    /** One patient. */
    record Line(UUID patient, String name, String born, boolean member) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "pilot-group-read")
    ModelAndView group(@ModelAttribute("frame") Frame frame) {
        return page(frame, "", null);
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "patients-searched")
    ModelAndView search(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String name) {
        var typed = name.length() > 100 ? name.substring(0, 100) : name;
        return page(frame, typed, patients.search(frame.viewer(), PatientQuery.named(typed)));
    }

    @PostMapping(PATH + "/add")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "pilot-patient-added")
    ModelAndView add(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String patient) {
        var person = patients.who(frame.viewer(), id(patient)).orElseThrow(NotHere::new);
        pilots.add(frame.viewer(), person.id());
        return SeeOther.page(PATH);
    }

    @PostMapping(PATH + "/remove")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "pilot-patient-removed")
    ModelAndView remove(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String patient) {
        pilots.remove(frame.viewer(), id(patient));
        return SeeOther.page(PATH);
    }

    private ModelAndView page(Frame frame, String typed, @Nullable PatientHits hits) {
        var group = pilots.all(frame.viewer());
        var ids = group.stream().map(PilotGroup.Pilot::patient).collect(Collectors.toSet());
        Map<UUID, Person> people = patients.who(frame.viewer(), ids);
        var lines = group.stream()
                .map(p -> line(frame, p.patient(), people.get(p.patient()), true))
                .toList();
        var found = hits == null
                ? null
                : hits.hits().stream()
                        .map(h -> line(
                                frame,
                                h.person().id(),
                                h.person(),
                                ids.contains(h.person().id())))
                        .toList();
        return new ModelAndView("practice/pilot", "page", new Page(lines, typed, found, hits != null && hits.more()));
    }

    private static Line line(Frame frame, UUID id, @Nullable Person person, boolean member) {
        return person == null
                ? new Line(id, "–", "", member)
                : new Line(id, person.name(), frame.words().date(person.birthDate()), member);
    }

    private static UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException unknown) {
            throw new NotHere();
        }
    }
}
