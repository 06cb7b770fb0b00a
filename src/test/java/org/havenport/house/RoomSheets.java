package org.havenport.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.protocols.Parameter;
import org.havenport.safeguards.Safeguard;
import org.havenport.safeguards.Safeguards;
import org.springframework.modulith.ApplicationModule;
import org.springframework.stereotype.Component;

/** One page per room: its sentence, its doors, whom it knows, what it promises, whose guest it is. */
final class RoomSheets {

    private final Collection<Parameter<?>> parameters;
    private final Collection<Safeguard> safeguards;

    RoomSheets(Collection<Parameter<?>> parameters, Collection<Safeguard> safeguards) {
        this.parameters = parameters;
        this.safeguards = safeguards;
    }

    String page(String room) {
        var open = publicTypes(room).toList();
        return "# " + room + "\n\n" + Sentences.ofRoom(room) + "\n"
                + "\nMay know: " + neighbours(room) + ".\n"
                + part("Doors", open.stream().filter(RoomSheets::isDoor), this::line)
                + part("Interfaces for guests", open.stream().filter(RoomSheets::isForGuests), this::line)
                + part("Nouns", open.stream().filter(t -> !isDoor(t) && !isForGuests(t)), this::line)
                + part("Safeguards", safeguardsOf(room), RoomSheets::line)
                + part("Guest of", guests(room), Function.identity())
                + part("Parameters", parameters(room), Function.identity());
    }

    private static <T> String part(String title, Stream<T> things, Function<T, String> line) {
        var lines = things.map(line).sorted().map(text -> "- " + text + "\n").collect(Collectors.joining());
        return lines.isEmpty() ? "" : "\n## " + title + "\n\n" + lines;
    }

    private String line(JavaClass type) {
        return "`%s` – %s".formatted(type.getSimpleName(), Sentences.ofType(type));
    }

    private static String line(Safeguard safeguard) {
        return "`%s` (%s, %s) – %s"
                .formatted(
                        Safeguards.name(safeguard),
                        String.join(", ", safeguard.requirements()),
                        safeguard.force().name().toLowerCase(java.util.Locale.ROOT),
                        safeguard.promise());
    }

    private static String neighbours(String room) {
        var allowed = House.PROGRAM
                .getPackage(House.PACKAGE + room)
                .getAnnotationOfType(ApplicationModule.class)
                .allowedDependencies();
        if (Arrays.asList(allowed).contains(ApplicationModule.OPEN_TOKEN)) {
            return "every room";
        }
        return allowed.length == 0 ? "no room" : "`" + String.join("`, `", allowed) + "`";
    }

    private static Stream<JavaClass> publicTypes(String room) {
        return types(room, type -> type.getModifiers().contains(JavaModifier.PUBLIC));
    }

    private static Stream<JavaClass> types(String room, Predicate<JavaClass> wanted) {
        return House.PROGRAM.stream()
                .filter(type -> House.room(type).equals(room) && type.isTopLevelClass())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(wanted)
                .sorted(Comparator.comparing(JavaClass::getSimpleName));
    }

    private static boolean isDoor(JavaClass type) {
        return type.isAnnotatedWith(Component.class) || type.isMetaAnnotatedWith(Component.class);
    }

    /** An interface that classes of other rooms, or of this one as a guest, implement as beans. */
    private static boolean isForGuests(JavaClass type) {
        return type.isInterface()
                && !type.isAnnotation()
                && type.getSubclasses().stream().anyMatch(guest -> isDoor(guest) || guest.isAnonymousClass())
                && type.getAllSubclasses().stream()
                        .anyMatch(guest -> !House.room(guest).equals(House.room(type)));
    }

    private Stream<Safeguard> safeguardsOf(String room) {
        return safeguards.stream()
                .filter(safeguard -> safeguard.getClass().getPackageName().equals(House.PACKAGE + room));
    }

    private static Stream<String> guests(String room) {
        return types(room, type -> true)
                .flatMap(type -> type.getAllRawInterfaces().stream()
                        .filter(host -> host.getName().startsWith(House.PACKAGE))
                        .filter(host -> !House.room(host).equals(room))
                        .filter(host -> !host.isEquivalentTo(Safeguard.class))
                        .map(host -> "`%s.%s` by `%s`"
                                .formatted(House.room(host), host.getSimpleName(), type.getSimpleName())))
                .distinct();
    }

    /** A parameter belongs to the room whose words explain it. */
    private Stream<String> parameters(String room) {
        var words = Spoken.in(room, "en");
        return parameters.stream()
                .filter(parameter -> words.containsKey("parameter." + parameter.key()))
                .map(parameter -> "`%s` (%s)%s"
                        .formatted(
                                parameter.key(),
                                parameter.type().getSimpleName(),
                                parameter.requirements().isEmpty()
                                        ? ""
                                        : " – " + String.join(", ", parameter.requirements())));
    }
}
