package org.havenport.home;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The answer to a form that was taken: go on to another page, which is read anew (303 of RFC 9110, section 15.4.4).
 * Nothing of the page that was left is added to the address, and never a host: the browser says which one it asks, and
 * it may say anything.
 */
public final class SeeOther {

    private SeeOther() {}

    /** The way to a page of this portal; the path begins with a slash and holds no host. */
    public static RedirectView at(String path) {
        var view = new RedirectView(path, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        view.setExpandUriTemplateVariables(false);
        return view;
    }

    /** As {@link #at}, where the other answers of a route are pages. */
    public static ModelAndView page(String path) {
        return new ModelAndView(at(path));
    }
}
