package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A query and a policy take the time from {@code viewer.at()} or a parameter, never from the database's clock. */
class SqlTakesTimeFromTheViewerTests {

    private static final Pattern DATABASES_CLOCK = Pattern.compile(
            "(?i)\\b(now\\s*\\(\\s*\\)|current_timestamp|current_date|current_time|localtime|localtimestamp"
                    + "|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\\b?");
    private static final Pattern LITERAL = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"");
    private static final Pattern COMMENT = Pattern.compile("(?m)--.*$");

    @Test
    void noStatementAsksTheDatabaseForTheTime() {
        var asked = new TreeSet<String>();
        for (var file : House.files(House.RESOURCES.resolve("db"), ".sql")) {
            look(file, COMMENT.matcher(House.read(file)).replaceAll(""), asked);
        }
        for (var file : House.files(House.JAVA, ".java")) {
            LITERAL.matcher(House.read(file)).results().forEach(text -> look(file, text.group(), asked));
        }

        assertThat(asked)
                .as("SQL takes the time from viewer.at() or a parameter")
                .isEmpty();
    }

    private static void look(Path file, String sql, TreeSet<String> asked) {
        DATABASES_CLOCK.matcher(sql).results().forEach(hit -> asked.add(file + ": " + hit.group()));
    }
}
