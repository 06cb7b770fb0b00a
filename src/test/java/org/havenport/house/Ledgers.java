package org.havenport.house;

import java.nio.file.Path;

/** Generated files that tests of rooms keep. */
public final class Ledgers {

    private Ledgers() {}

    /** Fails when the file does not say what it should, or writes it under {@code -Dhavenport.ledgers=write}. */
    public static void say(String file, String content) {
        Ledger.says(Path.of(file), content);
    }
}
