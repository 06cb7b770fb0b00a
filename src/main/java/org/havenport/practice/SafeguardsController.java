package org.havenport.practice;

import org.havenport.home.Frame;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Every promise of the portal with what was seen when it was asked just now. */
@Controller
class SafeguardsController {

    private final LastAsked answers;
    private final WhereToAct whereToAct;

    SafeguardsController(LastAsked answers, WhereToAct whereToAct) {
        this.answers = answers;
        this.whereToAct = whereToAct;
    }

    @GetMapping("/staff/safeguards")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR})
    String safeguards(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String room,
            @RequestParam(defaultValue = "") String row,
            Model model) {
        var wanted = new SafeguardsPage.Wanted(state.strip(), room.strip(), row.strip());
        model.addAttribute(
                "page",
                SafeguardsPage.of(
                        answers.ask(), wanted, frame.words(), path -> whereToAct.opens(frame.viewer(), path)));
        return "practice/safeguards";
    }
}
