package org.havenport.serve;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.havenport.audit.Audit;
import org.havenport.database.Database;
import org.havenport.vault.Escrow;
import org.havenport.viewer.Viewer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * What a practice must not run with and only the database can tell. Asked when everything is made and before anything
 * answers: a refusal ends the start.
 */
@Component
@ConditionalOnProperty(UnsafeData.LOOK)
class UnsafeData implements SmartInitializingSingleton {

    static final String LOOK = "havenport.serve.look";

    private static final Viewer.Job JOB = new Viewer.Job("serve");
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    private final boolean serving;
    private final Audit audit;
    private final Database database;
    private final Escrow escrow;
    private final Clock clock;

    UnsafeData(
            @Value("${" + Front.SERVING + ":false}") boolean serving,
            Audit audit,
            Database database,
            Escrow escrow,
            Clock clock) {
        this.serving = serving;
        this.audit = audit;
        this.database = database;
        this.escrow = escrow;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!serving) {
            return;
        }
        var found = found();
        if (!found.isEmpty()) {
            throw new RefusedToStart(found);
        }
    }

    /** That the key has no copy that somebody has opened. */
    static Refusal noCopy() {
        return Refusal.of(
                Setting.KEY,
                "nobody has proved that there is a copy of it: when its disk is lost, every record is",
                "./havenport keys escrow --to FILE writes a copy, and --confirm FILE --by NAME proves that it opens");
    }

    List<Refusal> found() {
        var found = new ArrayList<Refusal>();
        database.unsafe()
                .forEach(why -> found.add(new Refusal(
                        "the database", why, "Mend it as docs/operate/configure.md says under the database")));
        if (escrow.confirmed(JOB).isEmpty()) {
            found.add(noCopy());
        }
        if (audit.beganWith(JOB, "demo")) {
            found.add(new Refusal(
                    "the data",
                    "this database was begun by the demonstration: it holds invented patients, and accounts whose "
                            + "passwords were printed",
                    "Begin with an empty folder or an empty database"));
        }
        audit.newest(JOB)
                .filter(newest -> newest.isAfter(clock.instant().plus(TOLERATED)))
                .ifPresent(newest -> found.add(new Refusal(
                        "the clock",
                        "it says %s, and the log goes on until %s already".formatted(clock.instant(), newest),
                        "Set the clock and keep it right (timedatectl set-ntp true)")));
        return found;
    }
}
