package org.havenport.home;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Gives every page its frame; what writes its answer itself is no page, and needs none. */
@ControllerAdvice
class FrameAroundEveryPage {

    private final Frames frames;

    FrameAroundEveryPage(Frames frames) {
        this.frames = frames;
    }

    @ModelAttribute
    void frame(HttpServletRequest request, Model model) {
        var route = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        if (!(route instanceof HandlerMethod method) || !method.isVoid() || wantsFrame(method)) {
            model.addAttribute("frame", frames.of(request));
        }
    }

    private static boolean wantsFrame(HandlerMethod method) {
        for (var parameter : method.getMethodParameters()) {
            if (parameter.getParameterType() == Frame.class) {
                return true;
            }
        }
        return false;
    }
}
