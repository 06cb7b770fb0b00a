package org.havenport.people;

import java.util.List;
import java.util.stream.Stream;
import org.havenport.home.Frame;
import org.havenport.home.Place;
import org.havenport.viewer.Role;

/** The parts of this room as the bar above its pages shows them. */
final class Parts {

    static final String PEOPLE = "/staff/people";
    static final String CONFIRM = PEOPLE + "/confirm";
    static final String DUTIES = PEOPLE + "/duties";
    static final String ENDING = PEOPLE + "/ending";
    static final String MINIMUM = PEOPLE + "/minimum";

    private record Part(String key, String path, Role[] roles) {}

    private static final Role[] KEEPERS = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR};
    private static final Role[] READERS = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER};
    private static final List<Part> ALL = List.of(
            new Part("people.part.people", PEOPLE, READERS),
            new Part("people.part.confirm", CONFIRM, READERS),
            new Part("people.part.duties", DUTIES, READERS),
            new Part("people.part.ending", ENDING, READERS),
            new Part("people.part.minimum", MINIMUM, Role.values()));

    private Parts() {}

    static List<Place> of(Frame frame) {
        return ALL.stream()
                .filter(part -> frame.viewer().holdsOneOf(part.roles()))
                .map(part -> new Place(
                        frame.say(part.key()), part.path(), "", frame.path().equals(part.path())))
                .toList();
    }

    /** Whether this viewer keeps the list, or only reads it. */
    static boolean keeps(Frame frame) {
        return frame.viewer().holdsOneOf(KEEPERS);
    }

    /** The roles of a choice, in the order of the jobs. */
    static Stream<Role> roles() {
        return Stream.of(Role.values());
    }

    static String person(java.util.UUID account) {
        return PEOPLE + "/" + account;
    }
}
