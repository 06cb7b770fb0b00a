package org.havenport.intake;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, unpacked when it is gzip, up to limits that a bomb cannot pass. */
final class Unpacked extends FilterInputStream {

    /** The largest file taken, unpacked, in bytes. */
    static final long LIMIT = 1L << 30;

    private static final int MAGIC = 0x1f8b;
    private static final int BUFFER = 1 << 16;
    private static final int PORTION = 1 << 13;

    /** Records shrink to a tenth or twentieth; what shrinks more than this was made to. */
    private static final int MOST_TIMES = 250;

    private static final long SMALL = 4L << 20;

    private final @Nullable Counted packed;
    private final long limit;
    private long unpacked;

    private Unpacked(InputStream in, @Nullable Counted packed, long limit) {
        super(in);
        this.packed = packed;
        this.limit = limit;
    }

    static Unpacked of(InputStream in) throws IOException {
        return of(in, LIMIT);
    }

    static Unpacked of(InputStream in, long limit) throws IOException {
        var counted = new Counted(new BufferedInputStream(in, BUFFER));
        counted.mark(2);
        var magic = counted.read() << Byte.SIZE | counted.read();
        counted.reset();
        return magic == MAGIC
                ? new Unpacked(new GZIPInputStream(counted, PORTION), counted, limit)
                : new Unpacked(counted, null, limit);
    }

    @Override
    public int read() throws IOException {
        return passed(super.read(), 1);
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        var read = super.read(into, from, most);
        return passed(read, read);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int passed(int answer, int bytes) {
        if (answer >= 0) {
            unpacked += bytes;
            if (unpacked > limit) {
                throw new Refused("byte " + limit, "the file is larger than %d MB unpacked".formatted(limit >> 20));
            }
            if (packed != null && unpacked > SMALL && unpacked / MOST_TIMES > packed.passed) {
                throw new Refused(
                        "byte " + packed.passed,
                        "the file unpacks to more than %d times its size".formatted(MOST_TIMES));
            }
        }
        return answer;
    }

    /** Knows how much of the packed file was used. */
    private static final class Counted extends FilterInputStream {
        private long passed;
        private long marked;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            passed += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            var read = super.read(into, from, most);
            passed += Math.max(0, read);
            return read;
        }

        @Override
        public synchronized void mark(int limit) {
            marked = passed;
            super.mark(limit);
        }

        @Override
        public synchronized void reset() throws IOException {
            passed = marked;
            super.reset();
        }
    }
}
