package org.havenport.policies;

import java.util.List;
import org.havenport.home.Frame;
import org.havenport.home.Place;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of this room the bar of its parts. */
@ControllerAdvice(basePackageClasses = Part.class)
class PartsAboveEveryPage {

    private final Parts parts;

    PartsAboveEveryPage(Parts parts) {
        this.parts = parts;
    }

    @ModelAttribute("parts")
    List<Place> parts(@ModelAttribute("frame") Frame frame) {
        return parts.places(frame);
    }
}
