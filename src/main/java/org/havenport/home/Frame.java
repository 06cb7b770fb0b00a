package org.havenport.home;

import java.util.List;
import org.havenport.protocols.Practice;
import org.havenport.viewer.Viewer;

/**
 * What every page knows: the model attribute {@code frame}.
 *
 * @param path of the page shown, without query
 * @param hours of the practice in words, for example {@code Monday to Friday, 8 am to 5 pm}
 * @param places one can go to, in order; empty before sign-in
 */
public record Frame(
        Words words, Viewer viewer, String path, Csrf csrf, Practice practice, String hours, List<Place> places) {

    /** The same as {@code words().say(…)}, which is what templates mostly do. */
    public String say(String key, Object... args) {
        return words.say(key, args);
    }

    /** Whether somebody is signed in. */
    public boolean signedIn() {
        return viewer.kind() != Viewer.Kind.NOBODY;
    }

    /** The language one can change to: its tag. */
    public String otherLanguage() {
        return words.locale().getLanguage().equals("es") ? "en" : "es";
    }
}
