package org.havenport.policies;

import java.util.Comparator;
import java.util.List;
import org.havenport.home.Frame;
import org.havenport.home.OpenPages;
import org.havenport.home.Place;
import org.havenport.home.Recent;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The parts a viewer may open, in order; no link leads to a page that is not there. */
@Component
class Parts {

    private final List<Part> all;
    private final OpenPages pages;

    Parts(List<Part> all, OpenPages pages) {
        this.all = all.stream().sorted(Comparator.comparingInt(Part::order)).toList();
        this.pages = pages;
    }

    /** For the bar above each page. */
    List<Place> places(Frame frame) {
        return of(frame.viewer()).stream()
                .map(part -> new Place(frame.say(part.key()), part.path(), "", within(part.path(), frame.path())))
                .toList();
    }

    /** For the first page. */
    List<Recent.Row> rows(Frame frame) {
        return of(frame.viewer()).stream()
                .map(part -> Recent.Row.of(frame.say(part.key()), part.now(frame.viewer(), frame.words()), part.path()))
                .toList();
    }

    private List<Part> of(Viewer viewer) {
        return all.stream().filter(part -> pages.opens(viewer, part.path())).toList();
    }

    private static boolean within(String part, String path) {
        return path.equals(part) || path.startsWith(part + "/");
    }
}
