package org.havenport.education;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.havenport.viewer.Viewer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Leads to the reminder on the way to the first page, once in a session. No other page waits for it, least of all a result. */
@Component
class TheReminderComesAtSignIn implements WebMvcConfigurer, HandlerInterceptor {

    private final Reminders reminders;

    TheReminderComesAtSignIn(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/home");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.GET.matches(request.getMethod())
                && request.getAttribute(Viewer.class.getName()) instanceof Viewer.Patient patient
                && reminders.comesNow(patient)) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", ReminderController.PATH);
            return false;
        }
        return true;
    }
}
