package org.havenport.people;

import java.time.Clock;
import java.util.Objects;
import org.havenport.home.Frame;
import org.havenport.staff.Staff;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** One's own training: until when it counts, and what to do when it does not. Also for whoever it has shut out. */
@Controller
class MyTrainingController {

    static final String PATH = "/staff/training";

    private final Training training;
    private final Staff staff;
    private final Clock clock;

    MyTrainingController(Training training, Staff staff, Clock clock) {
        this.training = training;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(value = Kind.STAFF, evenWithoutRole = true)
    ModelAndView mine(@ModelAttribute("frame") Frame frame) {
        var viewer = frame.viewer();
        var taught = training.of(viewer, viewer.actor());
        var until = taught.stream().map(Training.Attested::endsAt).max(java.util.Comparator.naturalOrder());
        var names = staff.names(
                viewer,
                taught.stream()
                        .map(Training.Attested::attestedBy)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        var rows = taught.stream()
                .map(it -> PersonInWords.taught(frame.words(), it, names))
                .toList();
        return new ModelAndView("people/my_training")
                .addObject("mark", Marks.training(frame.words(), until.orElse(null), clock.instant()))
                .addObject("open", until.isPresent() && until.get().isAfter(clock.instant()))
                .addObject("rows", rows);
    }
}
