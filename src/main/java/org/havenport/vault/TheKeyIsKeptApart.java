package org.havenport.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.stereotype.Component;

/** The key of the organisation stands in a file of the program's own, never in the database that it opens. */
@Component
class TheKeyIsKeptApart implements Safeguard {

    private final KeyCustody custody;
    private final Keysets keysets;
    private final Clock clock;

    TheKeyIsKeptApart(Keysets keysets, Clock clock) {
        this.custody = keysets.opened();
        this.keysets = keysets;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.1", "A1.3");
    }

    @Override
    public String promise() {
        return "The key that opens the database is kept outside it, where only the program can read it.";
    }

    @Override
    public Force force() {
        // The program makes the file so, but people can move, open or lose it.
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        if (!(custody instanceof FileCustody kept)) {
            return ofService(now);
        }
        try {
            if (!Files.exists(kept.file())) {
                return Evidence.broken(
                        "The key file is gone. Put it back before the next start, or every record is lost.", now, null);
            }
            if (!OwnersFile.isPrivate(kept.file())) {
                return Evidence.broken("Other accounts of the machine may read the key file.", now, null);
            }
            if (!kept.opens(keysets.aWrappedOne(), Keysets.ONE)) {
                return Evidence.broken("The key file is not the one that opens this database.", now, null);
            }
            return Evidence.holds("The key file is there and only the program's account may read it.", now);
        } catch (IOException e) {
            return Evidence.broken("The key file cannot be read.", now, null);
        }
    }

    private Evidence ofService(Instant now) {
        try {
            custody.unwrap(keysets.aWrappedOne(), Keysets.ONE);
            return Evidence.holds("A key service keeps the key and opens with it; it is not on this machine.", now);
        } catch (KeysUnreachable e) {
            return Evidence.broken("The key service does not answer.", now, null);
        }
    }
}
