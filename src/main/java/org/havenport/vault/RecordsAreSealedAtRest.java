package org.havenport.vault;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * Every record is stored sealed with its own patient's key. The program refuses to start when sealing does not work;
 * the evidence is what really stands in the tables.
 */
@Component
class RecordsAreSealedAtRest implements Safeguard {

    private final Asking asking;
    private final Keyring keys;
    private final Clock clock;

    RecordsAreSealedAtRest(Asking asking, Keyring keys, Clock clock) {
        this.asking = asking;
        this.keys = keys;
        this.clock = clock;
    }

    /** @throws IllegalStateException when sealing does not work as promised */
    void orRefuseToStart() {
        if (!sealingWorks()) {
            throw new IllegalStateException("Sealing does not work on this machine; records would not be protected");
        }
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.1", "A1.3");
    }

    @Override
    public String promise() {
        return "Every record is stored encrypted with a key of that patient's own.";
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        if (!sealingWorks()) {
            return Evidence.broken("Sealing and opening a test record did not work.", now, null);
        }
        var seen = asking.as(Viewer.job("vault"), sql -> new StoredRecords(sql, keys).look());
        return Evidence.none(
                seen.open(),
                "Looked at %d stored values in %d tables: %d are not sealed with the key of their patient or room."
                        .formatted(seen.looked(), seen.tables(), seen.open()),
                now,
                null);
    }

    private static boolean sealingWorks() {
        Aead key = Generations.aead(Generations.first());
        var plain = "This sentence must not be seen in what is stored.".getBytes(StandardCharsets.UTF_8);
        var patient = UUID.randomUUID();
        var sealed = Envelope.seal(key, plain, Envelope.associated(patient, "test|1"));
        return Arrays.equals(plain, Envelope.open(key, sealed, Envelope.associated(patient, "test|1")))
                && refuses(key, sealed, Envelope.associated(patient, "test|2"))
                && refuses(key, sealed, Envelope.associated(UUID.randomUUID(), "test|1"))
                && refuses(Generations.aead(Generations.first()), sealed, Envelope.associated(patient, "test|1"));
    }

    private static boolean refuses(Aead key, byte[] sealed, byte[] associated) {
        try {
            Envelope.open(key, sealed, associated);
            return false;
        } catch (Unreadable expected) {
            return true;
        }
    }
}
