package org.havenport.practice;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.havenport.home.Due;
import org.havenport.home.Frame;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The work that broken promises make, overdue first. */
@Controller
class WorkController {

    static final String PATH = SafeguardsController.PATH + "/work";

    private final LastAsked answers;
    private final SafeguardsController safeguards;
    private final Clock clock;

    WorkController(LastAsked answers, SafeguardsController safeguards, Clock clock) {
        this.answers = answers;
        this.safeguards = safeguards;
        this.clock = clock;
    }

    /** One task of the list. */
    record Task(Due due, Promise promise, boolean mine, String opened) {}

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
    String work(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("tasks", tasks(frame));
        return "practice/work";
    }

    private List<Task> tasks(Frame frame) {
        var entries = answers.answers(frame.viewer()).all();
        var line = safeguards.line(frame, entries);
        record Waiting(Entry entry, Entry.Work work) {}
        return entries.stream()
                .flatMap(e -> {
                    var work = e.work();
                    return work == null ? Stream.<Waiting>empty() : Stream.of(new Waiting(e, work));
                })
                .sorted(Comparator.comparing(w -> w.work().due()))
                .map(w -> new Task(
                        Due.of(frame.words(), w.work().due(), clock.instant()),
                        line.apply(w.entry()),
                        w.entry().owner().is(frame.viewer()),
                        frame.words().dateTime(w.work().opened())))
                .toList();
    }
}
