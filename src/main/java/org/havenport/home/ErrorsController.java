package org.havenport.home;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what the server itself refuses, such as a form without its secret or one that is too large. */
@Controller
class ErrorsController implements ErrorController {

    private final FailurePages pages;

    ErrorsController(FailurePages pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    @MayBeUsedBy({Kind.NOBODY, Kind.PATIENT, Kind.PROXY, Kind.STAFF, Kind.APP})
    ModelAndView answer(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : Failures.NOT_HERE;
        var page = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                ? pages.of(request, failure)
                : pages.of(request, status);
        var answer = new ModelAndView(page.view(), page.model());
        answer.setStatus(HttpStatusCode.valueOf(page.status()));
        return answer;
    }
}
