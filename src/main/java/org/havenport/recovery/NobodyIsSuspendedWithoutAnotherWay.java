package org.havenport.recovery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.havenport.recovery.Suspension.Reason;
import org.havenport.recovery.Suspension.Scope;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A suspension has a reason, somebody to appeal to, and another way to the record; reading ends only for fraud and
 * security (B.ua.4, C7). After a month somebody looks at it again.
 */
@Component
class NobodyIsSuspendedWithoutAnotherWay implements Safeguard {

    private static final int SHORTEST = 10;
    private static final int LONGEST = 300;
    private static final Duration LOOKED_AT_AGAIN = Duration.ofDays(30);

    private final Asking asking;
    private final Clock clock;

    NobodyIsSuspendedWithoutAnotherWay(Asking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    /** What a suspension lacks: the field, and the end of the key of the words; empty when it may begin. */
    Optional<String> lacks(@Nullable Scope scope, @Nullable Reason reason, String appeal, String otherwise) {
        if (scope == null) {
            return Optional.of("scope");
        }
        if (reason == null) {
            return Optional.of("reason");
        }
        if (!reason.mayClose(scope)) {
            return Optional.of("ladder");
        }
        if (!says(appeal)) {
            return Optional.of("appeal");
        }
        return says(otherwise) ? Optional.empty() : Optional.of("otherwise");
    }

    private static boolean says(String text) {
        return text.strip().length() >= SHORTEST && text.length() <= LONGEST;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.ua.4", "C7");
    }

    @Override
    public String promise() {
        return "Nobody is suspended without a reason, an appeal and another way to the record.";
    }

    @Override
    public Evidence evidence() {
        return asking.atTheDoor(sql -> sql.of("""
                        select count(*), count(*) filter (where scope = 'READING_TOO'),
                            count(*) filter (where length(trim(appeal)) < 10 or length(trim(otherwise)) < 10
                                or scope = 'READING_TOO' and reason not in ('FRAUD', 'SECURITY')),
                            count(*) filter (where since < :before)
                        from recovery.suspension where lifted_at is null
                        """)
                .param("before", Sql.time(clock.instant().minus(LOOKED_AT_AGAIN)))
                .query((row, _) -> {
                    var seen =
                            "%d are suspended, %d of them cannot read; %d lack another way; %d are older than 30 days."
                                    .formatted(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
                    if (row.getLong(3) > 0) {
                        return Evidence.broken(seen, clock.instant(), SuspensionsController.LIST);
                    }
                    return row.getLong(4) > 0
                            ? Evidence.needsAttention(seen, clock.instant(), SuspensionsController.LIST)
                            : Evidence.holds(seen, clock.instant());
                })
                .single());
    }
}
