package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/** The table of rooms in {@code docs/house.md} and the package-infos say the same. */
class RoomsAreThoseOfThePlanTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\| ([^|]*) \\|");
    private static final Set<String> GROUND = Set.of("safeguards", "viewer", "vault", "audit", "protocols");

    @Test
    void everyRoomHasItsRowAndEveryRowItsRoom() {
        assertThat(plan().keySet())
                .as("Rooms exist only as in the table of docs/house.md")
                .isEqualTo(House.rooms());
    }

    @Test
    void neighboursAreThoseOfTheTable() {
        assertThat(plan())
                .as("\"may know\" in docs/house.md and allowedDependencies in package-info.java are the same")
                .isEqualTo(code());
    }

    private static Map<String, Set<String>> plan() {
        var plan = new TreeMap<String, Set<String>>();
        var rows = ROW.matcher(House.read(Path.of("docs/house.md")));
        while (rows.find()) {
            var words = Arrays.stream(rows.group(2).strip().split("\\s+"))
                    .filter(w -> !w.equals("–"))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (words.remove("G")) {
                words.addAll(GROUND);
            }
            plan.put(rows.group(1), words);
        }
        return plan;
    }

    private static Map<String, Set<String>> code() {
        var code = new TreeMap<String, Set<String>>();
        for (var room : House.rooms()) {
            var allowed = House.PROGRAM
                    .getPackage(House.PACKAGE + room)
                    .getAnnotationOfType(ApplicationModule.class)
                    .allowedDependencies();
            code.put(
                    room,
                    allowed.length == 1 && allowed[0].equals(ApplicationModule.OPEN_TOKEN)
                            ? new TreeSet<>(Set.of("everything"))
                            : new TreeSet<>(Arrays.asList(allowed)));
        }
        return code;
    }
}
