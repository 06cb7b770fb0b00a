package org.havenport.people;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.patients.Assigned;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.staff.Staff;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Whose patients need somebody else: for those who assign the care team. All others see how many. */
@Controller
class HandOverController {

    static final String PATH = "/staff/hand-over";
    private static final int PAGE = 20;

    private final Assigned assigned;
    private final Patients patients;
    private final Staff staff;

    HandOverController(Assigned assigned, Patients patients, Staff staff) {
        this.assigned = assigned;
        this.patients = patients;
        this.staff = staff;
    }

    /** One of the staff with how many are assigned to them; those who left stand first. */
    record Leaver(String name, String path, String patients, boolean left) {}

    /** A patient to hand over. */
    record Row(String name, String born, String number, String path) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR})
    String all(@ModelAttribute("frame") Frame frame, Model model) {
        var counts = assigned.counts(frame.viewer());
        var names = staff.names(frame.viewer(), counts.keySet());
        var here = staff.all(frame.viewer()).stream().map(it -> it.account()).collect(Collectors.toSet());
        model.addAttribute(
                "leavers",
                names.values().stream()
                        .map(it -> new Leaver(
                                it.shown(),
                                PATH + "/" + it.account(),
                                frame.say("people.hand-over.count", counts.getOrDefault(it.account(), 0)),
                                !here.contains(it.account())))
                        .sorted(Comparator.comparing((Leaver it) -> !it.left()).thenComparing(Leaver::name))
                        .toList());
        return "people/hand_over";
    }

    @GetMapping(PATH + "/{account}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "hand-over-read")
    String one(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID account,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        var viewer = frame.viewer();
        var member = staff.names(viewer, List.of(account)).get(account);
        if (member == null) {
            throw new NotHere();
        }
        var found = assigned.patients(viewer, account, after, PAGE + 1);
        var page = found.subList(0, Math.min(PAGE, found.size()));
        var people = patients.who(viewer, page);
        model.addAttribute("name", member.shown());
        model.addAttribute("rows", rows(frame, page, people));
        model.addAttribute("first", after == null);
        model.addAttribute("path", PATH + "/" + account);
        model.addAttribute("next", found.size() > PAGE ? PATH + "/" + account + "?after=" + page.getLast() : "");
        return "people/hand_over_patients";
    }

    private static List<Row> rows(Frame frame, List<UUID> page, Map<UUID, Person> people) {
        return page.stream()
                .map(people::get)
                .filter(Objects::nonNull)
                .map(it -> new Row(
                        it.name(),
                        frame.words().date(it.birthDate()),
                        it.recordNumber() == null ? "" : it.recordNumber(),
                        "/staff/patients/" + it.id()))
                .toList();
    }
}
