package org.havenport.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.signature.SignatureConfig;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Keysets whose keys are renewed: the newest seals, the ones before it still open. */
final class Generations {

    static {
        try {
            AeadConfig.register();
            MacConfig.register();
            PrfConfig.register();
            SignatureConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Generations() {}

    /** The kinds of keys are known from here on; a key read before that could not be renewed. */
    static void ready() {
        // What has to be done is done when this class is loaded.
    }

    /** A keyset with one new key. */
    static KeysetHandle first() {
        return make(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary()));
    }

    /** The same keys and another, which does not seal yet. */
    static KeysetHandle withAnother(KeysetHandle keyset) {
        return make(KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.generateEntryFromParameters(
                                keyset.getPrimary().getKey().getParameters())
                        .withRandomId()));
    }

    /** The same keys; this one seals. */
    static KeysetHandle sealingWith(KeysetHandle keyset, int id) {
        var builder = KeysetHandle.newBuilder(keyset);
        for (int i = 0; i < keyset.size(); i++) {
            if (keyset.getAt(i).getId() == id) {
                builder.getAt(i).makePrimary();
            }
        }
        return make(builder);
    }

    /** Of these keys only the one that seals. */
    static KeysetHandle newestOf(KeysetHandle keyset) {
        var builder = KeysetHandle.newBuilder(keyset);
        for (int i = keyset.size() - 1; i >= 0; i--) {
            if (!keyset.getAt(i).isPrimary()) {
                builder.deleteAt(i);
            }
        }
        return make(builder);
    }

    /** What bytes sealed from now on begin with. */
    static byte[] mark(KeysetHandle keyset) {
        return mark(keyset.getPrimary());
    }

    /** What bytes that this keyset opens may begin with, the ones sealed from now on first. */
    static List<byte[]> marks(KeysetHandle keyset) {
        IntPredicate newest = i -> keyset.getAt(i).isPrimary();
        return IntStream.concat(
                        IntStream.range(0, keyset.size()).filter(newest),
                        IntStream.range(0, keyset.size()).filter(newest.negate()))
                .mapToObj(i -> mark(keyset.getAt(i)))
                .toList();
    }

    static Aead aead(KeysetHandle keyset) {
        return primitive(keyset, Aead.class);
    }

    static <P> P primitive(KeysetHandle keyset, Class<P> type) {
        try {
            return keyset.getPrimitive(RegistryConfiguration.get(), type);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key cannot be used", e);
        }
    }

    private static byte[] mark(KeysetHandle.Entry entry) {
        return ((AesGcmKey) entry.getKey()).getOutputPrefix().toByteArray();
    }

    private static KeysetHandle make(KeysetHandle.Builder builder) {
        try {
            return builder.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be made", e);
        }
    }
}
