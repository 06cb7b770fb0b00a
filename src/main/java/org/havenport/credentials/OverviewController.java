package org.havenport.credentials;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.havenport.access.OwnFactors;
import org.havenport.home.Frame;
import org.havenport.passkeys.Passkeys;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a person signs in with, each with the page where it is changed (B.sec.3). */
@Controller
class OverviewController {

    static final String PATH = "/you/sign-in";

    private final List<Part> parts;
    private final OwnFactors factors;
    private final Passkeys passkeys;

    OverviewController(List<Part> parts, OwnFactors factors, Passkeys passkeys) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.parts = parts.stream().sorted(Comparator.comparingInt(Part::order)).toList();
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    String overview(Viewer viewer, Frame frame, Model model) {
        var known = new Part.Known(factors.of(viewer), passkeys.of(viewer));
        model.addAttribute(
                "lines",
                parts.stream()
                        .map(part -> part.line(viewer, known, frame.words()))
                        .flatMap(Optional::stream)
                        .toList());
        return "credentials/overview";
    }
}
