package org.havenport.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.signature.SignatureConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one secret outside the database: the key that wraps every other key. It lives in the file named by the setting
 * {@code havenport.kek}; who loses that file loses every record, and who has a copy of the database without it has
 * nothing.
 */
@Component
class OrganisationKey {

    static final String SETTING = "havenport.kek";

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

    private final Path file;
    private @Nullable KeysetHandle keyset;
    private @Nullable Aead aead;

    OrganisationKey(@Value("${havenport.kek:${havenport.data}/keys/organisation.json}") String file) {
        this.file = Path.of(file).toAbsolutePath().normalize();
    }

    Path file() {
        return file;
    }

    /**
     * Reads the key, or makes it when the database is new.
     *
     * @throws IllegalStateException naming the setting, when the database holds sealed data and the file is not there
     */
    void open(boolean databaseIsNew) {
        if (!Files.exists(file) && !databaseIsNew) {
            throw new IllegalStateException(
                    "The database holds sealed records, but the key that opens them is not at %s. Set %s to the file with the key of the organisation, or put it back"
                            .formatted(file, SETTING));
        }
        try {
            if (!Files.exists(file)) {
                OwnersFile.write(file, fresh());
            }
            keyset = read();
            aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The file %s (setting %s) is not a key".formatted(file, SETTING), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s (setting %s) cannot be read".formatted(file, SETTING), e);
        }
    }

    byte[] wrap(KeysetHandle keyset, String purpose) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, opened(), bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be wrapped", e);
        }
    }

    /** @throws IllegalStateException naming the setting, when another key wrapped it or it was wrapped for another purpose */
    KeysetHandle unwrap(byte[] wrapped, String purpose) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, opened(), bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key at %s does not open this database. Set %s to the file with the key this database was made with"
                            .formatted(file, SETTING),
                    e);
        }
    }

    /** True while the file holds the key the program started with. */
    boolean isUnchanged() throws IOException {
        try {
            return keyset != null && read().equalsKeyset(keyset);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private KeysetHandle read() throws IOException, GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }

    private Aead opened() {
        if (aead == null) {
            throw new IllegalStateException("The key of the organisation is not open yet");
        }
        return aead;
    }

    private static String fresh() throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
    }

    private static byte[] bytes(String purpose) {
        return purpose.getBytes(StandardCharsets.UTF_8);
    }
}
