package org.havenport.intake;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file in memory, unpacked when it is gzip, up to a limit that a bomb cannot pass. */
final class Unpacked {

    /** The largest file taken, unpacked. */
    static final int LIMIT = 256 << 20;

    private static final int MAGIC = 0x1f8b;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Unpacked() {}

    static byte[] read(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        var magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        try {
            var bytes = magic == MAGIC
                    ? new GZIPInputStream(buffered, 1 << 16).readNBytes(LIMIT + 1)
                    : buffered.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new Refused("the file", "is larger than %d MB unpacked".formatted(LIMIT >> 20));
            }
            return withoutMark(bytes);
        } catch (ZipException | EOFException e) {
            throw new Refused("the file", "cannot be unpacked");
        }
    }

    private static byte[] withoutMark(byte[] bytes) {
        var marked = bytes.length > BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        return marked ? Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length) : bytes;
    }
}
