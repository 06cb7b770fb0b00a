package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Decision records are numbered without gaps and each has its parts, so that they can be read in a row. */
class DecisionsAreWellFormedTests {

    private static final Path FOLDER = Path.of("docs/adr");
    private static final Pattern SHAPE = Pattern.compile("""
            # (\\d+)\\. .+\\R\\RDate: \\d{4}-\\d{2}-\\d{2}\\R\\R## Status\\R\\R(Proposed|Accepted|Rejected|Superseded by \\[\\d+]\\(.+\\))\\R\\R## Context\\R[\\s\\S]+\\R## Decision\\R[\\s\\S]+\\R## Consequences\\R[\\s\\S]+""");

    @Test
    void everyRecordHasItsNumberAndItsParts() {
        var number = 0;
        for (var file : House.files(FOLDER, ".md")) {
            number++;
            var record = SHAPE.matcher(House.read(file));
            assertThat(record.matches())
                    .as("%s has title, date, status, context, decision, consequences", file)
                    .isTrue();
            assertThat(file.getFileName().toString())
                    .as("Records are numbered without gaps")
                    .startsWith("%04d-".formatted(number));
            assertThat(Integer.parseInt(record.group(1))).isEqualTo(number);
        }
        assertThat(number).isPositive();
    }
}
