package org.havenport.home;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Answers what goes wrong in a controller. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class FailuresInPages {

    private final FailurePages pages;

    FailuresInPages(FailurePages pages) {
        this.pages = pages;
    }

    @ExceptionHandler(Exception.class)
    ModelAndView answer(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        var page = pages.of(request, failure);
        if (page.status() == Failures.AWAY) {
            response.setHeader(HttpHeaders.RETRY_AFTER, FailuresBeforePages.RETRY_AFTER_SECONDS);
        }
        var answer = new ModelAndView(page.view(), page.model());
        answer.setStatus(HttpStatusCode.valueOf(page.status()));
        return answer;
    }
}
