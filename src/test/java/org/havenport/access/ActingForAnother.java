package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets people of a test come to the pages as those who act for somebody. The portal signs nobody in for another yet; what it
 * would show them must be right before it does. Whose record the database lets them read is asked of their session as always.
 */
@Component
public class ActingForAnother implements WebMvcConfigurer, HandlerInterceptor {

    private final Map<UUID, Viewer.Proxy> acting = new ConcurrentHashMap<>();

    /** From now on whoever comes with this session acts for that patient. */
    public void in(UUID session, UUID account, UUID patient) {
        acting.put(session, new Viewer.Proxy(session, account, patient, "Paul"));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).order(-200);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(Entrance.VIEWER) instanceof Viewer.Patient patient
                && acting.containsKey(patient.session())) {
            request.setAttribute(Entrance.VIEWER, acting.get(patient.session()));
        }
        return true;
    }
}
