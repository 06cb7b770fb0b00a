package org.havenport.home;

import java.util.List;
import java.util.function.Predicate;
import org.havenport.protocols.Practice;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * What every page knows: the model attribute {@code frame}.
 *
 * @param path of the page shown, without query
 * @param hours of the practice in words, for example {@code Monday to Friday, 8 am to 5 pm}
 * @param elsewhere the hours of the practice's other places, by their names
 * @param places one can go to, in order; empty before sign-in
 * @param open the paths at which there is a page for this viewer, which nobody switched off
 */
public record Frame(
        Words words,
        Viewer viewer,
        String path,
        Csrf csrf,
        Practice practice,
        String hours,
        List<Fact> elsewhere,
        List<Place> places,
        Predicate<String> open) {

    /** The same as {@code words().say(…)}, which is what templates mostly do. */
    public String say(String key, Object... args) {
        return words.say(key, args);
    }

    /** Whether a link may lead there: there is a page, it is this viewer's, and the practice has not switched it off. */
    public boolean opens(String to) {
        return open.test(to);
    }

    /** The bar above the page while staff see what a patient sees; null for everybody else. */
    public @Nullable SeenAs seenAs() {
        return SeenAs.of(viewer, words);
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
