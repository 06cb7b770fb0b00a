package org.havenport.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.havenport.vault.Escrow;
import org.havenport.vault.NotACopy;
import org.havenport.viewer.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The synthetic practice has a copy of its key, too, and its administrator has opened it. */
@Component
@ConditionalOnProperty("havenport.demo")
class CopyOfTheKey {

    private final Escrow escrow;

    CopyOfTheKey(Escrow escrow) {
        this.escrow = escrow;
    }

    void confirm(Viewer.Job job, Path folder) throws IOException, NotACopy {
        if (escrow.confirmed(job).isEmpty()) {
            var copy = folder.resolve("copy-of-the-key.p12");
            Files.deleteIfExists(copy);
            escrow.confirm(job, copy, escrow.write(job, copy, 1), "Jana, administrator");
        }
    }
}
