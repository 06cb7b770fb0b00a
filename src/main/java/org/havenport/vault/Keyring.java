package org.havenport.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The data keys of patients and rooms: made once, kept wrapped, unwrapped in memory for minutes. */
@Component
class Keyring {

    private static final String OF_ROOM = "select wrapped from vault.room_key where room = :id";
    private static final String OF_PATIENT = "select wrapped from vault.patient_key where patient_id = :id";

    private final OrganisationKey organisation;
    private final Cache<UUID, Aead> patients = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private final Cache<String, Aead> rooms =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).build();

    /** Keys made by a transaction that is still open: nobody else may seal with them before it has committed. */
    private final Cache<Sql, Map<UUID, Aead>> fresh =
            Caffeine.newBuilder().weakKeys().build();

    Keyring(Keysets keysets) {
        this.organisation = keysets.opened();
    }

    void create(Sql sql, UUID patient) {
        var keyset = newKey();
        var made = sql.of("""
                        insert into vault.patient_key (patient_id, wrapped, created_at)
                        values (:patient, :wrapped, :now) on conflict do nothing
                        """)
                .param("patient", patient)
                .param("wrapped", organisation.wrap(keyset, purpose(patient)))
                .param("now", Sql.time(sql.now()))
                .update();
        if (made == 1) {
            var key = aead(keyset);
            fresh.get(sql, _ -> new ConcurrentHashMap<>()).put(patient, key);
            Asking.afterCommit(() -> patients.put(patient, key));
        }
    }

    /** @throws Unreadable when there is no such key or the viewer may not have it */
    Aead ofPatient(Sql sql, UUID patient) {
        var cached = patients.getIfPresent(patient);
        if (cached != null) {
            return cached;
        }
        var own = fresh.getIfPresent(sql);
        var made = own == null ? null : own.get(patient);
        return made == null ? load(sql, patient) : made;
    }

    /** Has the keys of these patients at hand, as far as they exist and the viewer may have them. */
    void ready(Sql sql, Collection<UUID> wanted) {
        var missing = wanted.stream()
                .filter(patient -> patients.getIfPresent(patient) == null)
                .map(UUID::toString)
                .toArray(String[]::new);
        if (missing.length == 0) {
            return;
        }
        sql.of("select patient_id, wrapped from vault.patient_key where patient_id = any (cast(:ids as uuid[]))")
                .param("ids", missing)
                .query(row -> {
                    var patient = row.getObject(1, UUID.class);
                    patients.put(patient, aead(organisation.unwrap(row.getBytes(2), purpose(patient))));
                });
    }

    /** @throws Unreadable when the room has no key */
    Aead ofRoom(Sql sql, String room) {
        var cached = rooms.getIfPresent(room);
        if (cached != null) {
            return cached;
        }
        var wrapped = wrapped(sql, OF_ROOM, room);
        if (wrapped == null) {
            throw new Unreadable("Room " + room + " has no key; rooms with keys stand in db/migration/rooms");
        }
        var key = aead(organisation.unwrap(wrapped, Keysets.room(room)));
        rooms.put(room, key);
        return key;
    }

    /** What sealed bytes of this patient begin with, one mark for each key in the keyset; none without a key. */
    List<byte[]> marks(Sql sql, UUID patient) {
        return marks(wrapped(sql, OF_PATIENT, patient), purpose(patient));
    }

    /** What sealed bytes of this room begin with; none when the room has no key. */
    List<byte[]> marks(Sql sql, String room) {
        return marks(wrapped(sql, OF_ROOM, room), Keysets.room(room));
    }

    private List<byte[]> marks(byte @Nullable [] wrapped, String purpose) {
        if (wrapped == null) {
            return List.of();
        }
        var keyset = organisation.unwrap(wrapped, purpose);
        return IntStream.range(0, keyset.size())
                .mapToObj(i ->
                        ((AesGcmKey) keyset.getAt(i).getKey()).getOutputPrefix().toByteArray())
                .toList();
    }

    private Aead load(Sql sql, UUID patient) {
        var wrapped = wrapped(sql, OF_PATIENT, patient);
        if (wrapped == null) {
            throw new Unreadable("There is no key for this patient that this viewer may use");
        }
        var key = aead(organisation.unwrap(wrapped, purpose(patient)));
        patients.put(patient, key);
        return key;
    }

    private static byte @Nullable [] wrapped(Sql sql, String query, Object id) {
        return sql.of(query).param("id", id).query(byte[].class).optional().orElse(null);
    }

    static KeysetHandle newKey() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be made", e);
        }
    }

    static Aead aead(KeysetHandle keyset) {
        try {
            return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key cannot be used", e);
        }
    }

    static String purpose(UUID patient) {
        return "patient|" + patient;
    }
}
