package org.havenport.house;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;

/** The words of a room in a language. */
final class Spoken {

    static final Path WORDS = House.RESOURCES.resolve("words");

    private Spoken() {}

    /** All that have words: rooms, and the shared parts of pages. */
    static Set<String> rooms() {
        return House.entries(WORDS);
    }

    /** Key and text; empty when the room has none. */
    static Properties in(String room, String language) {
        var words = new Properties();
        var file = WORDS.resolve(room).resolve(language + ".properties");
        if (Files.exists(file)) {
            try {
                words.load(new StringReader(House.read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return words;
    }
}
