package org.havenport.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The keysets of the whole organisation, for blind indexes, audit lines and signatures, and a key for every room: made
 * at the first start, kept in the database wrapped by the key of the organisation.
 */
@Component
class Keysets {

    private final OrganisationKey organisation;
    private final PrfSet blind;
    private final Mac mac;
    private final PublicKeySign signer;
    private final PublicKeyVerify verifier;

    Keysets(Asking asking, OrganisationKey organisation) {
        this.organisation = organisation;
        var loaded = asking.as(Viewer.job("vault"), this::loadOrMake);
        this.blind = primitive(loaded.get(0), PrfSet.class);
        this.mac = primitive(loaded.get(1), Mac.class);
        this.signer = primitive(loaded.get(2), PublicKeySign.class);
        this.verifier = primitive(publicPart(loaded.get(2)), PublicKeyVerify.class);
    }

    /** The key of the organisation, open because these keysets were. */
    OrganisationKey opened() {
        return organisation;
    }

    PrfSet blind() {
        return blind;
    }

    Mac mac() {
        return mac;
    }

    PublicKeySign signer() {
        return signer;
    }

    PublicKeyVerify verifier() {
        return verifier;
    }

    /** What a room's key is wrapped for. */
    static String room(String room) {
        return "room|" + room;
    }

    private List<KeysetHandle> loadOrMake(Sql sql) {
        // One process makes the keys; the others wait here and then find them.
        sql.of("select pg_advisory_xact_lock(hashtextextended('vault.keyset', 0))")
                .query()
                .singleRow();
        var isNew = sql.of("select not exists (select 1 from vault.keyset)")
                .query(Boolean.class)
                .single();
        organisation.open(isNew);
        var keysets = List.of(
                keyset(sql, "blind", PredefinedPrfParameters.HMAC_SHA256_PRF),
                keyset(sql, "mac", PredefinedMacParameters.HMAC_SHA256_128BITTAG),
                keyset(sql, "signing", PredefinedSignatureParameters.ED25519));
        for (var room : rooms()) {
            makeRoomKey(sql, room);
        }
        return keysets;
    }

    private KeysetHandle keyset(Sql sql, String name, Parameters parameters) {
        var purpose = "keyset|" + name;
        var kept = sql.of("select wrapped from vault.keyset where name = :name")
                .param("name", name)
                .query(byte[].class)
                .optional();
        if (kept.isPresent()) {
            return organisation.unwrap(kept.get(), purpose);
        }
        var made = make(parameters);
        sql.of("insert into vault.keyset (name, wrapped, created_at) values (:name, :wrapped, :now)")
                .param("name", name)
                .param("wrapped", organisation.wrap(made, purpose))
                .param("now", Sql.time(sql.now()))
                .update();
        return made;
    }

    private void makeRoomKey(Sql sql, String room) {
        var there = sql.of("select exists (select 1 from vault.room_key where room = :room)")
                .param("room", room)
                .query(Boolean.class)
                .single();
        if (!there) {
            sql.of("insert into vault.room_key (room, wrapped, created_at) values (:room, :wrapped, :now)")
                    .param("room", room)
                    .param("wrapped", organisation.wrap(make(PredefinedAeadParameters.AES256_GCM), room(room)))
                    .param("now", Sql.time(sql.now()))
                    .update();
        }
    }

    private static List<String> rooms() {
        try {
            return new ClassPathResource("db/migration/rooms")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeysetHandle make(Parameters parameters) {
        try {
            return KeysetHandle.generateNew(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be made", e);
        }
    }

    private static KeysetHandle publicPart(KeysetHandle keyset) {
        try {
            return keyset.getPublicKeysetHandle();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key has no public part", e);
        }
    }

    private static <P> P primitive(KeysetHandle keyset, Class<P> type) {
        try {
            return keyset.getPrimitive(RegistryConfiguration.get(), type);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key cannot be used", e);
        }
    }
}
