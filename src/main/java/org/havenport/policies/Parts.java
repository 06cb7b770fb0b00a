package org.havenport.policies;

import java.util.Comparator;
import java.util.List;
import org.havenport.home.Frame;
import org.havenport.home.Place;
import org.havenport.home.Recent;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The parts a viewer may open, in order; no link leads to a page that is not there. */
@Component
class Parts {

    private final List<Part> all;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    Parts(
            List<Part> all,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.all = all.stream().sorted(Comparator.comparingInt(Part::order)).toList();
        this.mappings = mappings;
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
        return all.stream().filter(part -> opens(part.path(), viewer)).toList();
    }

    private static boolean within(String part, String path) {
        return path.equals(part) || path.startsWith(part + "/");
    }

    private boolean opens(String path, Viewer viewer) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> route.getKey().getPatternValues().contains(path))
                .map(route -> route.getValue().getMethodAnnotation(MayBeUsedBy.class))
                .anyMatch(users -> users != null
                        && List.of(users.value()).contains(viewer.kind())
                        && (users.roles().length == 0 || viewer.holdsOneOf(users.roles())));
    }
}
