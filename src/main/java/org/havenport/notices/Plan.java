package org.havenport.notices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a notice that is due. */
sealed interface Plan {

    /** One message to each of these. */
    record Send(List<ContactPoint> points) implements Plan {}

    /** Not before this. */
    record Wait(Instant until) implements Plan {}

    /** Not at all. */
    record Drop(Why why) implements Plan {}

    /** Why nobody is told. */
    enum Why {
        /** They died, or the staff stopped everything. */
        SILENT,
        /** The practice sends nothing. */
        SWITCHED_OFF,
        /** They could not come in to see it. */
        NOT_OPEN,
        /** They want a call or a letter. */
        NOT_WANTED,
        /** There is no address that works. */
        NO_ADDRESS,
        /** This very thing was told a short while ago. */
        ALREADY_TOLD,
        /** No room knows the kind any more. */
        UNKNOWN
    }

    /** A notice that is due. */
    record Due(UUID id, String kind, UUID about, @Nullable UUID point, Instant told) {}
}
