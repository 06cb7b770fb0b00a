package org.havenport.release;

import java.time.Clock;
import java.util.stream.Collectors;
import org.havenport.home.Frame;
import org.havenport.patients.Patients;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The holds about which patients ask that another clinician looks at them again. */
@Controller
class HoldReviewsController {

    static final String PATH = HoldsController.PATH + "/reviews";

    private final HoldRequests holds;
    private final Patients patients;
    private final Clock clock;

    HoldReviewsController(HoldRequests holds, Patients patients, Clock clock) {
        this.holds = holds;
        this.patients = patients;
        this.clock = clock;
    }

    /** One of them. */
    record Row(String path, String name, String basis, String since, String until) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "hold-reviews-listed")
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        var words = frame.words();
        var asked = holds.reviewsAsked(frame.viewer());
        var people = patients.who(
                frame.viewer(), asked.shown().stream().map(Hold::patient).collect(Collectors.toSet()));
        var now = clock.instant();
        var rows = asked.map(hold -> {
            var person = people.get(hold.patient());
            return new Row(
                    ItemHoldController.path(hold.patient(), hold.item()),
                    person == null ? words.say("release.patient.unknown") : person.name(),
                    words.say("release.hold.basis." + hold.basis()),
                    WaitingInWords.moment(words, hold.placed(), now),
                    WaitingInWords.moment(words, hold.expires(), now));
        });
        model.addAttribute("rows", rows);
        return "release/hold_reviews";
    }
}
