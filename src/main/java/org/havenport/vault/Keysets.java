package org.havenport.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Consumer;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The keysets of the whole organisation, for blind indexes ({@link IndexKeys}), tags and signatures, and a key for every
 * room: made at the first start, kept in the database wrapped by the key of the organisation.
 */
@Component
class Keysets {

    /** What the key of {@link #aWrappedOne} is wrapped for. */
    static final String ONE = "keyset|mac";

    private final Asking asking;
    private final KeyCustody custody;
    private final Mac mac;
    private final PublicKeySign signer;
    private final PublicKeyVerify verifier;

    Keysets(Asking asking, KeyCustody custody) {
        this.asking = asking;
        this.custody = custody;
        var loaded = asking.as(Viewer.job("vault"), this::loadOrMake);
        this.mac = Generations.primitive(loaded.get(0), Mac.class);
        this.signer = Generations.primitive(loaded.get(1), PublicKeySign.class);
        this.verifier = Generations.primitive(publicPart(loaded.get(1)), PublicKeyVerify.class);
    }

    /** The keeper of the organisation's key, open because these keysets were. */
    KeyCustody opened() {
        return custody;
    }

    /** Reads more keys when these are loaded. */
    void afterLoading(Consumer<Sql> work) {
        asking.run(Viewer.job("vault"), work);
    }

    /** A stored key, to see whether the organisation's key still opens it. */
    byte[] aWrappedOne() {
        return asking.as(
                Viewer.job("vault"),
                sql -> sql.of("select wrapped from vault.keyset where name = 'mac'")
                        .query(byte[].class)
                        .single());
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

    private List<KeysetHandle> loadOrMake(Sql sql) {
        // One process makes the keys; the others wait here and then find them.
        sql.of("select pg_advisory_xact_lock(hashtextextended('vault.keyset', 0))")
                .query()
                .singleRow();
        var isNew = sql.of("select not exists (select 1 from vault.keyset)")
                .query(Boolean.class)
                .single();
        custody.open(isNew);
        OrganisationKeys.remember(sql, custody.current());
        keyset(sql, IndexKeys.keyset(1), PredefinedPrfParameters.HMAC_SHA256_PRF);
        var keysets = List.of(
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
            return custody.unwrap(kept.get(), purpose);
        }
        var made = make(parameters);
        var wrapped = custody.wrap(made, purpose);
        sql.of("""
                        insert into vault.keyset (name, wrapped, wrapped_by, created_at)
                        values (:name, :wrapped, :by, :now)
                        """)
                .param("name", name)
                .param("wrapped", wrapped)
                .param("by", custody.wrappedBy(wrapped))
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
            var key = Generations.first();
            var wrapped = custody.wrap(key, DataKey.of(room).purpose());
            sql.of("""
                            insert into vault.room_key (room, wrapped, wrapped_by, mark, created_at, indexed)
                            values (:room, :wrapped, :by, :mark, :now, vault.index_to_begin_with())
                            """)
                    .param("room", room)
                    .param("wrapped", wrapped)
                    .param("by", custody.wrappedBy(wrapped))
                    .param("mark", Generations.mark(key))
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
}
