package org.havenport.vault;

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

    private final Keyring keys;
    private final Keysets keysets;
    private final IndexKeys index;

    Vault(Keyring keys, Keysets keysets, IndexKeys index, RecordsAreSealedAtRest sealed) {
        this.keys = keys;
        this.index = index;
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

    /** As {@link #ready}, for who seals about several patients in this transaction. */
    public void readyToWrite(Sql sql, Collection<UUID> patients) {
        keys.readyToWrite(sql, patients);
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
     * A keyed hash to find equal values without storing them, to be stored in a row about this patient: 16 bytes. Which
     * key is used stands fast until the transaction ends. The same value of another kind has another hash, so columns of
     * different kinds cannot be compared.
     *
     * @param kind for example {@code "code"}, {@code "identifier"}, {@code "birth-date"}
     * @throws Unreadable when the patient has no key or the viewer may not use it
     */
    public byte[] blind(Sql sql, UUID patient, String kind, String value) {
        return index.blind(sql, blindedUnder(sql, patient), kind, value);
    }

    /**
     * The same for a row of a room about no single patient, for example of kind {@code "username"}. All rows of a room
     * stand under one key, so this also finds what it is equal to.
     */
    public byte[] blindForRoom(Sql sql, String room, String kind, String value) {
        return index.blind(sql, keys.toBlind(sql, DataKey.of(room)), kind, value);
    }

    /**
     * Which generation of the index key {@link #blind} uses for this patient until the transaction ends, for who
     * remembers hashes: equal values have equal hashes under the same.
     */
    public int blindedUnder(Sql sql, UUID patient) {
        return keys.toBlind(sql, DataKey.of(patient));
    }

    /** The hash of {@link #blind} in every form in which it may stand in rows of patients: more than one while the index key is renewed. */
    public byte[][] everyBlind(Sql sql, String kind, String value) {
        return index.everyForm(sql, kind, value);
    }

    /** A keyed hash as an id (UUID version 8): the same thing always gets the same id, and nobody else can compute it. */
    public UUID name(String kind, String value) {
        return index.name(kind, value);
    }

    /**
     * An authentication tag of 21 bytes, for what must not be written by anyone but the program. The data begins with a
     * byte that says what it is for, so that a tag of one thing is none of another.
     */
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
}
