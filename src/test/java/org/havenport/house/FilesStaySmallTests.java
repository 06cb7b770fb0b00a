package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A file that no longer fits a reader's head is two files. */
class FilesStaySmallTests {

    private static final int LINES = 300;

    @Test
    void noFileIsLongerThan300Lines() {
        var tooLong = new TreeSet<String>();
        for (var root : new String[] {"src/main", "src/test/java"}) {
            for (var ending : new String[] {".java", ".jte", ".sql", ".css", ".js"}) {
                House.files(Path.of(root), ending).stream()
                        .filter(file -> House.read(file).lines().count() > LINES)
                        .map(Path::toString)
                        .forEach(tooLong::add);
            }
        }

        assertThat(tooLong).as("A source file has at most %d lines", LINES).isEmpty();
    }
}
