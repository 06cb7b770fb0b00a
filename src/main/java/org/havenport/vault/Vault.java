package org.havenport.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/**
 * Seals and opens what is stored. Everything about a patient is sealed with a key of that patient's own; the patient's
 * id and a context that says where the bytes belong are authenticated with it, so that sealed bytes moved to another
 * row or patient do not open.
 */
@Component
public class Vault {

    private static final int BLIND_BYTES = 16;
    private static final byte FOR_BLIND = 1;
    private static final byte FOR_NAME = 2;

    private final Keyring keys;
    private final Keysets keysets;

    Vault(Keyring keys, Keysets keysets, RecordsAreSealedAtRest sealed) {
        this.keys = keys;
        this.keysets = keysets;
        sealed.orRefuseToStart();
    }

    /** Makes the key of a new patient; does nothing when there is one. Only a job may. */
    public void createKey(Sql sql, UUID patient) {
        keys.create(sql, patient);
    }

    /**
     * Fetches the keys of several patients at once, so that a list need not ask for each. A key that is missing, or that
     * the viewer may not use, is left out: {@link #open} says so.
     */
    public void ready(Sql sql, Collection<UUID> patients) {
        keys.ready(sql, patients);
    }

    /**
     * Seals bytes about a patient, compressed first where that is shorter.
     *
     * @param context where the bytes will stand, for example {@code "chart.item|<id>|<version>|body"}; needed again to
     *     open them
     * @throws Unreadable when the patient has no key or the viewer may not use it
     */
    public byte[] seal(Sql sql, UUID patient, byte[] plain, String context) {
        return Envelope.seal(keys.toSeal(sql, DataKey.of(patient)), plain, Envelope.associated(patient, context));
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws Unreadable when it was changed, or sealed for another patient or context
     */
    public byte[] open(Sql sql, UUID patient, byte[] sealed, String context) {
        return Envelope.open(
                keys.toOpen(sql, DataKey.of(patient), sealed), sealed, Envelope.associated(patient, context));
    }

    /** Seals what belongs to no single patient with the key of a room that stands in {@code db/migration/rooms}. */
    public byte[] sealForRoom(Sql sql, String room, byte[] plain, String context) {
        return Envelope.seal(keys.toSeal(sql, DataKey.of(room)), plain, context.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Opens what {@link #sealForRoom} made.
     *
     * @throws Unreadable when it was changed, or sealed for another room or context
     */
    public byte[] openForRoom(Sql sql, String room, byte[] sealed, String context) {
        return Envelope.open(
                keys.toOpen(sql, DataKey.of(room), sealed), sealed, context.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A keyed hash to find equal values without storing them: 16 bytes. The same value of another kind has another
     * hash, so columns of different kinds cannot be compared.
     *
     * @param kind for example {@code "code"}, {@code "identifier"}, {@code "birth-date"}, {@code "username"}
     */
    public byte[] blind(String kind, String value) {
        return hash(FOR_BLIND, kind, value);
    }

    /** A keyed hash as an id (UUID version 8): the same thing always gets the same id, and nobody else can compute it. */
    public UUID name(String kind, String value) {
        var bytes = ByteBuffer.wrap(hash(FOR_NAME, kind, value));
        var high = bytes.getLong() & 0xffffffffffff0fffL | 0x0000000000008000L;
        var low = bytes.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** An authentication tag of 21 bytes, for lines that must not be written by anyone but the program. */
    public byte[] mac(byte[] data) {
        try {
            return keysets.mac().computeMac(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An authentication tag could not be made", e);
        }
    }

    /** True when {@link #mac} made this tag for this data. */
    public boolean isMac(byte[] mac, byte[] data) {
        try {
            keysets.mac().verifyMac(mac, data);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Signs data with the organisation's Ed25519 key. */
    public byte[] sign(byte[] data) {
        try {
            return keysets.signer().sign(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Data could not be signed", e);
        }
    }

    /** True when {@link #sign} made this signature for this data. */
    public boolean isSignature(byte[] signature, byte[] data) {
        try {
            keysets.verifier().verify(signature, data);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private byte[] hash(byte use, String kind, String value) {
        var k = kind.getBytes(StandardCharsets.UTF_8);
        var v = value.getBytes(StandardCharsets.UTF_8);
        var input = ByteBuffer.allocate(1 + Integer.BYTES + k.length + v.length)
                .put(use)
                .putInt(k.length)
                .put(k)
                .put(v)
                .array();
        try {
            return keysets.blind().computePrimary(input, BLIND_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value could not be blinded", e);
        }
    }
}
