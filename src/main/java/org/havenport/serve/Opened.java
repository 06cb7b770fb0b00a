package org.havenport.serve;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Whether a database can be looked into although something is already refused, and nothing be made by looking. */
final class Opened {

    private Opened() {}

    /** True when looking would make a new key or a new database, or when there is no way to the database. */
    static boolean isImpossible(Configuration set, List<Refusal> unsafe) {
        return !unsafe.isEmpty() && (isUnreachable(unsafe) || isNew(set));
    }

    private static boolean isUnreachable(List<Refusal> unsafe) {
        return unsafe.stream()
                .anyMatch(one -> one.about().equals(Setting.DATABASE_URL.key())
                        || one.about().equals(Setting.DATABASE_PASSWORDS.key()));
    }

    private static boolean isNew(Configuration set) {
        var carried = set.get(Setting.DATABASE_URL).isEmpty();
        return !Files.exists(set.key()) || carried && !Files.exists(set.data().resolve("postgres/data/PG_VERSION"));
    }

    /** Adds what is certain without looking: a key that has never been made has no copy. */
    static List<Refusal> withWhatIsCertain(Configuration set, List<Refusal> unsafe) {
        var all = new ArrayList<>(unsafe);
        if (!set.hasKeyService() && !Files.exists(set.key())) {
            all.add(UnsafeData.noCopy());
        }
        if (isUnreachable(unsafe)) {
            all.add(new Refusal(
                    "the data",
                    "what the database holds could not be looked at yet",
                    "Mend the way to it and start again"));
        }
        return all;
    }
}
