package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every word the portal says exists in every language it speaks, with the same gaps to fill. */
class WordsAreCompleteTests {

    private static final List<String> LANGUAGES = List.of("en", "es");
    private static final Set<String> SHARED = Set.of("safeguard", "parameter", "text");
    private static final Pattern SAID = Pattern.compile("\\bsay\\(\\s*\"([^\"]+)\"\\s*(\\+)?");
    private static final Pattern GAP = Pattern.compile("\\{(\\d+)[,}]");

    @Test
    void bothLanguagesSayTheSame() {
        for (var room : Spoken.rooms()) {
            var english = Spoken.in(room, "en");
            var spanish = Spoken.in(room, "es");
            assertThat(spanish.stringPropertyNames())
                    .as("Spanish has the keys of English in words/%s", room)
                    .isEqualTo(english.stringPropertyNames());
            for (var key : english.stringPropertyNames()) {
                assertThat(gaps(spanish.getProperty(key)))
                        .as("%s has the same placeholders in every language", key)
                        .isEqualTo(gaps(english.getProperty(key)));
            }
        }
    }

    @Test
    void everyWordCanBeSaid() {
        for (var room : Spoken.rooms()) {
            for (var language : LANGUAGES) {
                Spoken.in(room, language).forEach((key, text) -> {
                    assertThat((String) text).as("%s in %s", key, language).isNotBlank();
                    new MessageFormat(((String) text).replace("'", "''"), Locale.forLanguageTag(language));
                });
            }
        }
    }

    @Test
    void keysCarryTheNameOfTheirRoom() {
        var foreign = new TreeSet<String>();
        for (var room : Spoken.rooms()) {
            for (var key : Spoken.in(room, "en").stringPropertyNames()) {
                var first = key.substring(0, Math.max(0, key.indexOf('.')));
                if (!first.equals(room) && !SHARED.contains(first)) {
                    foreign.add(room + ": " + key);
                }
            }
        }
        assertThat(foreign)
                .as("Keys begin with the name of their room, with safeguard., parameter. or text.")
                .isEmpty();
    }

    @Test
    void noKeyStandsInTwoRooms() {
        var owners = new TreeMap<String, Set<String>>();
        for (var room : Spoken.rooms()) {
            Spoken.in(room, "en")
                    .stringPropertyNames()
                    .forEach(key ->
                            owners.computeIfAbsent(key, _ -> new TreeSet<>()).add(room));
        }
        owners.values().removeIf(rooms -> rooms.size() == 1);
        assertThat(owners).as("A key has one room").isEmpty();
    }

    @Test
    void whatIsSaidExists() {
        var known = Spoken.rooms().stream()
                .flatMap(room -> Spoken.in(room, "en").stringPropertyNames().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var missing = new TreeSet<String>();
        for (var file : sources()) {
            SAID.matcher(House.read(file)).results().forEach(hit -> {
                var found = hit.group(2) == null
                        ? known.contains(hit.group(1))
                        : known.stream().anyMatch(key -> key.startsWith(hit.group(1)));
                if (!found) {
                    missing.add(file + ": " + hit.group(1));
                }
            });
        }
        assertThat(missing).as("Every key that is said exists").isEmpty();
    }

    private static List<Path> sources() {
        var sources = new ArrayList<>(House.files(House.PAGES, ".jte"));
        sources.addAll(House.files(House.JAVA, ".java"));
        return sources;
    }

    private static Set<String> gaps(String text) {
        return GAP.matcher(text).results().map(hit -> hit.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
