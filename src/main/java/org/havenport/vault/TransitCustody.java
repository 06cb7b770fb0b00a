package org.havenport.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.proto.EncryptedKeyset;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.havenport.vault.TransitService.Refused;

/**
 * The key of the organisation in a service that wraps and unwraps and never gives the key out. Its versions are the keys
 * of this program: renewing is a rotation there.
 */
final class TransitCustody implements KeyCustody {

    private static final int BATCH = 100;

    private final TransitService service;
    private final String key;
    private volatile int latest;
    private volatile int earliest = 1;
    private volatile int using;

    TransitCustody(TransitService service, String key) {
        Generations.ready();
        if (!key.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new IllegalStateException("The name of a key is letters, digits, dots and dashes");
        }
        this.service = service;
        this.key = key;
    }

    @Override
    public void open(boolean databaseIsNew) {
        try {
            if (databaseIsNew) {
                service.ask("keys/" + key, Map.of("type", "aes256-gcm96"));
            }
            read();
            using = using == 0 ? latest : using;
        } catch (Refused e) {
            throw new IllegalStateException(
                    "The key service refuses with %d. Look at the address (setting %s), the token and the name of the key %s"
                            .formatted(e.status(), TransitService.SETTING, key),
                    e);
        }
    }

    private void read() throws Refused {
        var told = service.ask("keys/" + key, null);
        latest = told.path("latest_version").asInt();
        earliest = Math.max(1, told.path("min_decryption_version").asInt());
    }

    @Override
    public String current() {
        return name(using);
    }

    @Override
    public Set<String> known() {
        return IntStream.rangeClosed(earliest, latest).mapToObj(this::name).collect(Collectors.toSet());
    }

    @Override
    public byte[] wrap(KeysetHandle keyset, String purpose) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, new Remote(), bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be wrapped", e);
        }
    }

    @Override
    public KeysetHandle unwrap(byte[] wrapped, String purpose) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, new Remote(), bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw notOurs(e);
        }
    }

    @Override
    public List<KeysetHandle> unwrapAll(List<Wrapped> wrapped) {
        var all = new ArrayList<KeysetHandle>();
        for (int from = 0; from < wrapped.size(); from += BATCH) {
            all.addAll(unwrapSome(wrapped.subList(from, Math.min(wrapped.size(), from + BATCH))));
        }
        return all;
    }

    private List<KeysetHandle> unwrapSome(List<Wrapped> some) {
        try {
            var asked = some.stream()
                    .map(it -> Map.of("ciphertext", ciphertext(it.bytes()), "associated_data", base64(it.purpose())))
                    .toList();
            var answered =
                    service.ask("decrypt/" + key, Map.of("batch_input", asked)).path("batch_results");
            var opened = new ArrayList<KeysetHandle>();
            for (int i = 0; i < some.size(); i++) {
                var plain = Base64.getDecoder()
                        .decode(answered.path(i).path("plaintext").asString());
                opened.add(TinkProtoKeysetFormat.parseKeyset(plain, InsecureSecretKeyAccess.get()));
            }
            return opened;
        } catch (Refused | GeneralSecurityException e) {
            throw notOurs(e);
        }
    }

    @Override
    public String add() {
        try {
            service.ask("keys/%s/rotate".formatted(key), Map.of());
            read();
            return name(latest);
        } catch (Refused e) {
            throw new IllegalStateException("The key service does not let this token rotate the key", e);
        }
    }

    @Override
    public void use(String id) {
        using = version(id);
    }

    @Override
    public void prefer(String id) {
        if (known().contains(id)) {
            using = version(id);
        }
    }

    @Override
    public void keepOnly(String id) {
        try {
            service.ask("keys/%s/config".formatted(key), Map.of("min_decryption_version", version(id)));
            read();
        } catch (Refused e) {
            throw new IllegalStateException("The key service does not let this token forget the old key", e);
        }
    }

    @Override
    public void look() {
        try {
            read();
        } catch (Refused | KeysUnreachable e) {
            // What is known goes on; the safeguard says that the service does not answer.
            return;
        }
    }

    @Override
    public String wrappedBy(byte[] wrapped) {
        var parts = ciphertext(wrapped).split(":", 3);
        return name(Integer.parseInt(parts[1].substring(1)));
    }

    @Override
    public String place() {
        return service.address() + "/keys/" + key;
    }

    @Override
    public boolean canBeCopied() {
        return false;
    }

    /** The service as what Tink asks to wrap with. */
    private final class Remote implements Aead {
        @Override
        public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
            try {
                var said = service.ask(
                        "encrypt/" + key,
                        Map.of(
                                "plaintext", Base64.getEncoder().encodeToString(plaintext),
                                "associated_data", Base64.getEncoder().encodeToString(associatedData),
                                "key_version", using));
                return bytes(said.path("ciphertext").asString());
            } catch (Refused e) {
                throw new GeneralSecurityException(e);
            }
        }

        @Override
        public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
            try {
                var said = service.ask(
                        "decrypt/" + key,
                        Map.of(
                                "ciphertext",
                                new String(ciphertext, StandardCharsets.UTF_8),
                                "associated_data",
                                Base64.getEncoder().encodeToString(associatedData)));
                return Base64.getDecoder().decode(said.path("plaintext").asString());
            } catch (Refused e) {
                throw new GeneralSecurityException(e);
            }
        }
    }

    private IllegalStateException notOurs(Exception e) {
        return new IllegalStateException(
                "The key %s of the key service does not open this database. Set %s to the service this database was made with"
                        .formatted(key, TransitService.SETTING),
                e);
    }

    private static String ciphertext(byte[] wrapped) {
        try {
            return EncryptedKeyset.parseFrom(wrapped, ExtensionRegistryLite.getEmptyRegistry())
                    .getEncryptedKeyset()
                    .toStringUtf8();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("A stored key is damaged", e);
        }
    }

    private String name(int version) {
        return "transit-%s-v%d".formatted(key, version);
    }

    private static int version(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf("-v") + 2));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
