package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Say a room's name and you know its places: its pages, words and migrations carry it, and it uses no other's. */
class TemplatesAndWordsBelongToTheirRoomTests {

    private static final Pattern VIEW = Pattern.compile("\"([a-z]+)/([a-z0-9_-]+)\"");
    private static final Pattern BORROWED = Pattern.compile("@template\\.([a-z]+)\\.");

    @Test
    void placesAreNamedAsRooms() {
        var rooms = House.rooms();
        assertThat(rooms).as("Only rooms and ui have templates").containsAll(places(House.PAGES, Set.of("ui")));
        assertThat(rooms)
                .as("Only rooms have words")
                .containsAll(places(House.RESOURCES.resolve("words"), Set.of("ui")));
        assertThat(rooms)
                .as("Only rooms have migrations")
                .containsAll(places(House.RESOURCES.resolve("db/migration"), Set.of()));
    }

    @Test
    void everyRoomWithMigrationsHasItsTurn() {
        var turns = House.read(House.RESOURCES.resolve("db/migration/rooms"))
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(turns).doesNotHaveDuplicates();
        assertThat(turns)
                .as("db/migration/rooms names each room with migrations")
                .containsAll(places(House.RESOURCES.resolve("db/migration"), Set.of()));
        assertThat(House.rooms()).containsAll(turns);
    }

    @Test
    void controllersReturnPagesOfTheirRoom() {
        var foreign = new TreeSet<String>();
        for (var file : House.files(House.JAVA, ".java")) {
            var room = House.folder(file);
            VIEW.matcher(House.read(file))
                    .results()
                    .filter(hit -> Files.exists(House.PAGES.resolve(hit.group(1) + "/" + hit.group(2) + ".jte")))
                    .filter(hit -> !hit.group(1).equals(room))
                    .forEach(hit -> foreign.add(file + ": " + hit.group()));
        }
        assertThat(foreign)
                .as("A controller returns only pages of its own room")
                .isEmpty();
    }

    @Test
    void templatesUseOnlyTheirRoomAndTheSharedParts() {
        var foreign = new TreeSet<String>();
        for (var file : House.files(House.PAGES, ".jte")) {
            var room = House.folder(file);
            BORROWED.matcher(House.read(file))
                    .results()
                    .filter(hit -> !List.of(room, "ui").contains(hit.group(1)))
                    .forEach(hit -> foreign.add(file + ": " + hit.group()));
        }
        assertThat(foreign).as("A template uses parts of its own room or of ui").isEmpty();
    }

    private static Set<String> places(Path folder, Set<String> except) {
        var places = new TreeSet<>(House.entries(folder));
        places.removeIf(name -> !Files.isDirectory(folder.resolve(name)) || except.contains(name));
        return places;
    }
}
