package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the viewer of the request to the method of a route that asks for one. */
class ViewerArgument implements HandlerMethodArgumentResolver {

    /** The viewer of a request; nobody when the entrance was never passed. */
    static Viewer of(HttpServletRequest request) {
        return request.getAttribute(Entrance.VIEWER) instanceof Viewer viewer ? viewer : Viewer.nobody();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Viewer.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Viewer resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var found = request.getAttribute(Entrance.VIEWER, RequestAttributes.SCOPE_REQUEST);
        return found instanceof Viewer viewer ? viewer : Viewer.nobody();
    }
}
