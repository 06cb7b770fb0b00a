package org.havenport.people;

import java.util.Arrays;
import java.util.List;
import org.havenport.home.Frame;
import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Which role sees what: the table the doors ask, as a page. */
@Controller
class MinimumController {

    /** A group of fields, and for each role whether it sees it. */
    record Row(String name, String say, List<Boolean> sees) {}

    @GetMapping(Parts.MINIMUM)
    @MayBeUsedBy(Kind.STAFF)
    ModelAndView table(@ModelAttribute("frame") Frame frame) {
        var rows = Arrays.stream(FieldGroup.values())
                .map(group -> new Row(
                        frame.say("people.group." + group),
                        frame.say("people.group.say." + group),
                        Parts.roles().map(group.roles()::contains).toList()))
                .toList();
        return new ModelAndView("people/minimum")
                .addObject("parts", Parts.of(frame))
                .addObject("roles", Arrays.asList(Role.values()))
                .addObject("rows", rows);
    }
}
