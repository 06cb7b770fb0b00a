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
 * @param rest when the session of the page ends; null when there is none
 * @param soon what is to be done before a day; null when nothing is, and on the page on which it is done
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
        Predicate<String> open,
        @Nullable Rest rest,
        @Nullable Soon soon) {

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

    /** How many of the places stand in one row above the pages of staff; the others stand in a menu. */
    public int row() {
        return Place.row(places);
    }

    /** Whether somebody is signed in. */
    public boolean signedIn() {
        return viewer.kind() != Viewer.Kind.NOBODY;
    }

    /**
     * The patient whose own page it is.
     *
     * @throws NotHere for everybody else: nobody does this for another
     */
    public Viewer.Patient patient() {
        if (viewer instanceof Viewer.Patient patient) {
            return patient;
        }
        throw new NotHere();
    }

    /**
     * The member of staff whose page it is.
     *
     * @throws NotHere for everybody else
     */
    public Viewer.Staff staff() {
        if (viewer instanceof Viewer.Staff staff) {
            return staff;
        }
        throw new NotHere();
    }

    /** The language one can change to: its tag. */
    public String otherLanguage() {
        return words.locale().getLanguage().equals("es") ? "en" : "es";
    }
}
