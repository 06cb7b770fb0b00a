package org.havenport.release;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.havenport.home.Frame;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Within how long each kind of information is posted: for patients, and with what it really took for who answers for it. */
@Controller
class PostingTimesController {

    private static final Duration MEASURED = Duration.ofDays(30);

    private final PostingTimes times;
    private final Clock clock;

    PostingTimesController(PostingTimes times, Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    @GetMapping("/posting-times")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY, Kind.MIRROR},
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "posting-times-read")
    String read(@ModelAttribute("frame") Frame frame, Model model) {
        var page = PostingTimesPage.of(frame.words(), times.promises(), times.laws(), List.of());
        model.addAttribute("page", page);
        return "release/posting_times";
    }

    @GetMapping("/staff/posting-times")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.MEDICAL_DIRECTOR, Role.COMPLIANCE_OFFICER, Role.COUNSEL},
            audited = "posting-times-read")
    String measured(@ModelAttribute("frame") Frame frame, Model model) {
        var measured = times.measured(frame.viewer(), clock.instant().minus(MEASURED));
        var page = PostingTimesPage.of(frame.words(), times.promises(), times.laws(), measured);
        model.addAttribute("page", page);
        return "release/posting_times_measured";
    }
}
