package org.havenport.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.havenport.audit.Verification.Kind;
import org.havenport.audit.Verification.Problem;
import org.havenport.vault.Vault;
import org.jspecify.annotations.Nullable;

/** The heads kept outside the database, compared with the chain as it is walked. */
final class KeptHeads {

    private final Map<Long, List<Anchor>> byPosition = new HashMap<>();
    private final Vault vault;
    private long agreedTo;
    private long agreed;

    KeptHeads(List<Anchor> anchors, Vault vault) {
        this.vault = vault;
        for (var anchor : anchors) {
            byPosition
                    .computeIfAbsent(anchor.position(), _ -> new ArrayList<>())
                    .add(anchor);
        }
    }

    /** How many heads agreed with the chain. */
    long agreed() {
        return agreed;
    }

    /** What a head outside says against this seal, which fits into the chain inside; null when nothing does. */
    @Nullable
    Problem problem(Seal seal) {
        for (var anchor : byPosition.getOrDefault(seal.position(), List.of())) {
            if (!isOurs(anchor)) {
                return forged(anchor);
            }
            if (anchor.seq() != seal.seq() || !Arrays.equals(anchor.hash(), seal.hash())) {
                return new Problem(
                        Kind.ANOTHER_HISTORY,
                        agreedTo + 1,
                        null,
                        "An old copy was put back: from somewhere between here and position %d the log is not the one that was anchored at %s."
                                .formatted(anchor.position(), anchor.at()));
            }
            agreed++;
            agreedTo = anchor.position();
        }
        return null;
    }

    /** A head beyond the end of the chain: the log was cut off, or is an old copy. Null when there is none. */
    @Nullable
    Problem beyond(long end) {
        for (var position :
                byPosition.keySet().stream().filter(p -> p > end).sorted().toList()) {
            for (var anchor : byPosition.getOrDefault(position, List.of())) {
                return isOurs(anchor)
                        ? new Problem(
                                Kind.TRUNCATED,
                                end + 1,
                                null,
                                "The log ends here, but position %d was anchored at %s: it was cut off, or is an old copy."
                                        .formatted(position, anchor.at()))
                        : forged(anchor);
            }
        }
        return null;
    }

    private boolean isOurs(Anchor anchor) {
        return vault.isSignature(anchor.signature(), anchor.content());
    }

    private static Problem forged(Anchor anchor) {
        return new Problem(
                Kind.ANCHORS_DAMAGED,
                anchor.position(),
                anchor.seq(),
                "The anchor of this position was not signed by this organisation's key.");
    }
}
