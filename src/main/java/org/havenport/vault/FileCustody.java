package org.havenport.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.proto.EncryptedKeyset;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The key of the organisation in the file named by the setting {@code havenport.kek}: who loses that file loses every
 * record, and who has a copy of the database without it has nothing. Several programs may share the file; each looks at
 * it again when it meets a key it does not know.
 */
final class FileCustody implements KeyCustody {

    static final String SETTING = "havenport.kek";

    private final Path file;
    private volatile @Nullable Opened opened;
    private volatile @Nullable Opened before;
    private volatile @Nullable String preferred;

    /** What stood in the file when it was read last. */
    private record Opened(KeysetHandle keyset, Aead aead) {}

    FileCustody(String file) {
        Generations.ready();
        this.file = Path.of(file).toAbsolutePath().normalize();
    }

    /**
     * A key that was copied, without a file.
     *
     * @throws NotACopy when it is none
     */
    static FileCustody of(String text) throws NotACopy {
        var copied = new FileCustody("copied");
        try {
            copied.opened = opened(text);
            return copied;
        } catch (GeneralSecurityException e) {
            throw new NotACopy("What is in the copy is not a key.");
        }
    }

    Path file() {
        return file;
    }

    /** True when a key of these unwraps it; the file is not looked at. */
    boolean canOpen(byte[] wrapped, String purpose) {
        try {
            unwrap(opened(), wrapped, purpose);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public void open(boolean databaseIsNew) {
        if (!Files.exists(file) && !databaseIsNew) {
            throw new IllegalStateException(
                    "The database holds sealed records, but the key that opens them is not at %s. Set %s to the file with the key of the organisation, or put it back"
                            .formatted(file, SETTING));
        }
        try {
            if (!Files.exists(file)) {
                OwnersFile.write(file, text(Generations.first()));
            }
            opened = read();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The file %s (setting %s) is not a key".formatted(file, SETTING), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s (setting %s) cannot be read".formatted(file, SETTING), e);
        }
    }

    @Override
    public String current() {
        return name(opened().keyset().getPrimary().getId());
    }

    @Override
    public Set<String> known() {
        return ids(opened().keyset());
    }

    @Override
    public byte[] wrap(KeysetHandle keyset, String purpose) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, opened().aead(), bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be wrapped", e);
        }
    }

    @Override
    public KeysetHandle unwrap(byte[] wrapped, String purpose) {
        var now = opened();
        try {
            return unwrap(now, wrapped, purpose);
        } catch (GeneralSecurityException unknown) {
            look();
            var renewed = opened();
            var earlier = before;
            try {
                return unwrap(renewed, wrapped, purpose);
            } catch (GeneralSecurityException e) {
                return unwrapEarlier(earlier, wrapped, purpose, e);
            }
        }
    }

    /** What was asked for before a key was forgotten may be unwrapped after it. */
    private KeysetHandle unwrapEarlier(
            @Nullable Opened earlier, byte[] wrapped, String purpose, GeneralSecurityException failed) {
        try {
            if (earlier != null) {
                return unwrap(earlier, wrapped, purpose);
            }
        } catch (GeneralSecurityException e) {
            failed.addSuppressed(e);
        }
        throw new IllegalStateException(
                "The key at %s does not open this database. Set %s to the file with the key this database was made with"
                        .formatted(file, SETTING),
                failed);
    }

    private static KeysetHandle unwrap(Opened with, byte[] wrapped, String purpose) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, with.aead(), bytes(purpose));
    }

    @Override
    public synchronized String add() {
        var known = known();
        var more = Generations.withAnother(opened().keyset());
        replace(more);
        return ids(more).stream().filter(id -> !known.contains(id)).findFirst().orElseThrow();
    }

    @Override
    public synchronized void use(String id) {
        preferred = id;
        replace(Generations.sealingWith(opened().keyset(), number(id)));
    }

    @Override
    public synchronized void prefer(String id) {
        var now = opened();
        if (!id.equals(current()) && ids(now.keyset()).contains(id)) {
            preferred = id;
            opened = preferring(id, now.keyset());
        }
    }

    @Override
    public String wrappedBy(byte[] wrapped) {
        try {
            var sealed = EncryptedKeyset.parseFrom(wrapped, ExtensionRegistryLite.getEmptyRegistry())
                    .getEncryptedKeyset()
                    .asReadOnlyByteBuffer();
            return name(sealed.getInt(1));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("A stored key is damaged", e);
        }
    }

    @Override
    public synchronized void keepOnly(String id) {
        replace(Generations.newestOf(Generations.sealingWith(opened().keyset(), number(id))));
    }

    @Override
    public synchronized void look() {
        var known = opened();
        try {
            var there = read();
            if (!ids(there.keyset()).equals(ids(known.keyset()))) {
                before = known;
                opened = there;
            }
        } catch (IOException | GeneralSecurityException e) {
            // What is known goes on; the safeguard says that the file is gone or no key.
            return;
        }
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public boolean canBeCopied() {
        return true;
    }

    private void replace(KeysetHandle keyset) {
        try {
            OwnersFile.replace(file, text(keyset));
            before = opened;
            opened = read();
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s (setting %s) cannot be written".formatted(file, SETTING), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The file %s (setting %s) is not a key".formatted(file, SETTING), e);
        }
    }

    /** True while the file holds a key that unwraps this. */
    boolean opens(byte[] wrapped, String purpose) throws IOException {
        try {
            unwrap(read(), wrapped, purpose);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The whole file, to be copied to where it is kept besides. */
    String text() throws IOException {
        return Files.readString(file);
    }

    private Opened read() throws IOException, GeneralSecurityException {
        var there = opened(Files.readString(file));
        var wanted = preferred;
        return wanted != null && ids(there.keyset()).contains(wanted) ? preferring(wanted, there.keyset()) : there;
    }

    private static Opened preferring(String id, KeysetHandle keyset) {
        var preferring = Generations.sealingWith(keyset, number(id));
        return new Opened(preferring, Generations.aead(preferring));
    }

    private static Opened opened(String text) throws GeneralSecurityException {
        var keyset = TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get());
        return new Opened(keyset, Generations.aead(keyset));
    }

    private Opened opened() {
        var now = opened;
        if (now == null) {
            throw new IllegalStateException("The key of the organisation is not open yet");
        }
        return now;
    }

    private static Set<String> ids(KeysetHandle keyset) {
        return IntStream.range(0, keyset.size())
                .mapToObj(i -> name(keyset.getAt(i).getId()))
                .collect(Collectors.toSet());
    }

    private static String name(int id) {
        return "file-%08x".formatted(id);
    }

    private static int number(String name) {
        return Integer.parseUnsignedInt(name.substring("file-".length()), 16);
    }

    private static String text(KeysetHandle keyset) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be written", e);
        }
    }

    private static byte[] bytes(String purpose) {
        return purpose.getBytes(StandardCharsets.UTF_8);
    }
}
