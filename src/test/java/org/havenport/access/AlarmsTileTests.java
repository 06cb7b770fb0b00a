package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlarmsTileTests {

    private static final Instant EARLY = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void theFirstPageCountsFromWhateverWaitsLongest() {
        assertThat(AlarmsTile.oldest(EARLY, List.of(asked(LATE)))).isEqualTo(EARLY);
        assertThat(AlarmsTile.oldest(LATE, List.of(asked(EARLY), asked(LATE)))).isEqualTo(EARLY);
        assertThat(AlarmsTile.oldest(null, List.of(asked(LATE)))).isEqualTo(LATE);
        assertThat(AlarmsTile.oldest(EARLY, List.of())).isEqualTo(EARLY);
        assertThat(AlarmsTile.oldest(null, List.of())).isNull();
    }

    private static Locks.Asked asked(Instant at) {
        return new Locks.Asked(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), at, "", Locks.How.values()[0]);
    }
}
