package org.havenport.intake;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.havenport.vault.SealedFile;
import org.jspecify.annotations.Nullable;

/** A file that is being read, unpacked: a small one in memory, a large one sealed on disk until it is closed. */
final class Content implements AutoCloseable {

    /** What stays in memory. */
    static final int SMALL = 12 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] head;
    private final @Nullable SealedFile rest;

    private Content(byte[] head, @Nullable SealedFile rest) {
        this.head = head;
        this.rest = rest;
    }

    static Content of(byte[] all) {
        return new Content(all, null);
    }

    /** @throws Refused when it is too large, not UTF-8, or cannot be unpacked */
    static Content of(InputStream in, Path folder) throws IOException {
        try {
            var unpacked = new OnlyUtf8(Unpacked.of(in));
            var head = withoutMark(unpacked.readNBytes(SMALL));
            var more = unpacked.read();
            if (more < 0) {
                return of(head);
            }
            var all = new SequenceInputStream(
                    new ByteArrayInputStream(head),
                    new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) more}), unpacked));
            return new Content(Arrays.copyOf(head, 2), SealedFile.of(all, folder));
        } catch (ZipException | EOFException e) {
            throw new Refused("the file", "cannot be unpacked");
        }
    }

    private static byte[] withoutMark(byte[] bytes) {
        var marked = bytes.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        return marked ? Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length) : bytes;
    }

    long length() {
        return rest == null ? head.length : rest.length();
    }

    /** All of it from the beginning; one such stream at a time. */
    InputStream stream() {
        try {
            return rest == null ? new ByteArrayInputStream(head) : rest.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes between two places. */
    byte[] slice(long from, long to) {
        if (rest == null) {
            return Arrays.copyOfRange(head, (int) from, (int) to);
        }
        try {
            var slice = new byte[Math.toIntExact(to - from)];
            rest.read(from, slice);
            return slice;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (rest != null) {
            rest.close();
        }
    }
}
