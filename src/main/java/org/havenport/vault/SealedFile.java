package org.havenport.vault;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * Bytes that are too many for memory, for as long as they are needed: on disk, sealed with a key that only this object
 * holds. The file has no name once it is written, so that nothing of it is left when the program is killed.
 */
public final class SealedFile implements AutoCloseable {

    private static final int KEY_BYTES = 32;
    private static final int SEGMENT = 64 << 10;
    private static final byte[] CONTEXT = {};

    private final AesGcmHkdfStreaming seal;
    private final FileChannel forReading;
    private final FileChannel forSeeking;
    private final SeekableByteChannel anywhere;
    private final long length;

    private SealedFile(AesGcmHkdfStreaming seal, FileChannel forReading, FileChannel forSeeking, long length)
            throws IOException {
        this.seal = seal;
        this.forReading = forReading;
        this.forSeeking = forSeeking;
        this.anywhere = open(forSeeking);
        this.length = length;
    }

    /** Writes all of it into a nameless file of this folder, which is made when it is missing. */
    public static SealedFile of(InputStream plain, Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var file = Files.createTempFile(folder, "sealed-", "");
        try {
            var seal = new AesGcmHkdfStreaming(Random.randBytes(KEY_BYTES), "HmacSha256", KEY_BYTES, SEGMENT, 0);
            long length;
            try (var out = seal.newEncryptingStream(Files.newOutputStream(file), CONTEXT)) {
                length = plain.transferTo(out);
            }
            var forReading = FileChannel.open(file, StandardOpenOption.READ);
            return new SealedFile(seal, forReading, FileChannel.open(file, StandardOpenOption.READ), length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A file could not be sealed", e);
        } finally {
            Files.delete(file);
        }
    }

    /** How many bytes went in. */
    public long length() {
        return length;
    }

    /** All of it from the beginning; one such stream at a time. It need not be closed. */
    public InputStream stream() throws IOException {
        forReading.position(0);
        return Channels.newInputStream(open(forReading));
    }

    /** The bytes from here on, as many as there is room for. */
    public void read(long from, byte[] into) throws IOException {
        anywhere.position(from);
        var buffer = ByteBuffer.wrap(into);
        while (buffer.hasRemaining()) {
            if (anywhere.read(buffer) < 0) {
                throw new IOException("The sealed file ends too early");
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (forReading;
                forSeeking) {
            // Nothing has to be written; both go, and with them the last trace of the file.
        }
    }

    private SeekableByteChannel open(FileChannel channel) throws IOException {
        try {
            return seal.newSeekableDecryptingChannel(channel, CONTEXT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed file could not be opened", e);
        }
    }
}
