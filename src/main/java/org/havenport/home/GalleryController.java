package org.havenport.home;

import java.time.Clock;
import org.havenport.safeguards.Safeguards;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Every component in its states, for those who build pages; only with {@code havenport.gallery=true}. */
@Controller
@ConditionalOnProperty("havenport.gallery")
class GalleryController {

    private final Clock clock;
    private final Safeguards safeguards;

    GalleryController(Clock clock, Safeguards safeguards) {
        this.clock = clock;
        this.safeguards = safeguards;
    }

    @GetMapping("/staff/ui")
    @MayBeUsedBy(Kind.STAFF)
    String gallery(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("gallery", Gallery.of(frame.words(), clock.instant()));
        model.addAttribute("promises", safeguards.assess());
        return "home/gallery";
    }
}
