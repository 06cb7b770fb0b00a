package org.havenport.intake;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/**
 * Looks for files that break the reading. Each run tries the files kept beside it; with {@code JAZZER_FUZZ=1} and
 * {@code -Djazzer.hooks=true} it looks
 * for new ones, and what it finds is kept there.
 */
class ReadingFuzzTests {

    @FuzzTest(maxDuration = "60s")
    void anything(byte[] file) throws IOException {
        try {
            Parsing.read(file);
        } catch (Refused it) {
            Parsing.named(it);
        }
    }
}
