package org.havenport.practice;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.havenport.home.Frame;
import org.havenport.home.OpenPages;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Every promise of the portal with what was seen when it was asked just now, and who answers for it. */
@Controller
class SafeguardsController {

    static final String PATH = "/staff/safeguards";

    private final LastAsked answers;
    private final OpenPages openPages;
    private final Staff staff;

    SafeguardsController(LastAsked answers, OpenPages openPages, Staff staff) {
        this.answers = answers;
        this.openPages = openPages;
        this.staff = staff;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.COMPLIANCE_OFFICER,
                Role.ADMINISTRATOR,
                Role.MEDICAL_DIRECTOR,
                Role.SECURITY_ADMINISTRATOR,
                Role.COUNSEL,
                Role.PORTAL_COORDINATOR
            })
    String safeguards(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String room,
            @RequestParam(defaultValue = "") String row,
            @RequestParam(defaultValue = "") String owner,
            Model model) {
        var wanted = new SafeguardsPage.Wanted(state.strip(), room.strip(), row.strip(), owner.strip());
        answers.ask();
        var now = answers.answers(frame.viewer());
        model.addAttribute("page", SafeguardsPage.of(now, wanted, frame, line(frame, now.all())));
        return "practice/safeguards";
    }

    /** How an entry is told to this reader. */
    Function<Entry, Promise> line(Frame frame, List<Entry> entries) {
        var names = names(frame.viewer(), entries);
        return e -> Promise.of(e, frame.words(), names, path -> openPages.opens(frame.viewer(), path));
    }

    private Map<UUID, Member> names(Viewer viewer, List<Entry> entries) {
        var accounts = entries.stream()
                .map(e -> e.owner().account())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return staff.names(viewer, accounts);
    }
}
