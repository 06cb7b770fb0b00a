package org.havenport.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * Takes a file apart. One JSON object is read to its end before anything of it is filed: broken anywhere, it is refused
 * whole. Of a file with a resource on each line, a broken line is refused alone, and some thousand lines at a time are
 * one batch, so that its size does not matter.
 */
final class Batches {

    private static final int MOST_LINES = 5_000;
    private static final long MOST_BYTES = 16L << 20;

    private final Content content;
    private final Consumer<Batch> taker;
    private final Tally tally;
    private final List<Entry> window = new ArrayList<>();
    private long windowBytes;

    private Batches(Content content, Consumer<Batch> taker, Tally tally) {
        this.content = content;
        this.taker = taker;
        this.tally = tally;
    }

    /** @throws Refused when the file is refused as a whole */
    static void each(Content content, Consumer<Batch> taker, Tally tally) {
        try {
            if (hasLines(content)) {
                new Batches(content, taker, tally).lines();
            } else {
                taker.accept(whole(content));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that is one JSON value. */
    static Batch whole(Content content) {
        try (var parser = StrictJson.parser(content.stream())) {
            var walk = new Walk(parser, 0, 0);
            try {
                return walk.all();
            } catch (JacksonException e) {
                throw StrictJson.refused(e, parser, 0, walk.begun());
            }
        }
    }

    /** Whether the first line is an object and another begins after it; no single JSON value looks like that. */
    private static boolean hasLines(Content content) throws IOException {
        var in = new Scanner(content.stream());
        var first = nonBlank(in);
        if (first != '{') {
            return false;
        }
        var last = first;
        for (var it = in.read(); it >= 0 && it != '\n'; it = in.read()) {
            last = isBlank(it) ? last : it;
        }
        return last == '}' && nonBlank(in) == '{';
    }

    private static int nonBlank(Scanner in) throws IOException {
        var it = in.read();
        while (it >= 0 && isBlank(it)) {
            it = in.read();
        }
        return it;
    }

    private static boolean isBlank(int it) {
        return it == ' ' || it == '\t' || it == '\r' || it == '\n';
    }

    private void lines() throws IOException {
        var in = new Scanner(content.stream());
        var number = 1;
        var blank = true;
        long from = 0;
        long at = 0;
        for (var it = in.read(); ; it = in.read()) {
            if (it == '\n' || it < 0) {
                if (!blank && !line(number, from, at)) {
                    return;
                }
                if (it < 0) {
                    flush();
                    return;
                }
                number++;
                from = at + 1;
                blank = true;
            } else {
                blank = blank && isBlank(it);
            }
            at++;
        }
    }

    /** @return whether to go on */
    private boolean line(int number, long from, long to) {
        try {
            if (to - from > Sheet.LARGEST) {
                throw new Refused("line " + number, Sheet.TOO_LARGE);
            }
            var batch = line(number, from, content.slice(from, to));
            if (!batch.type().equals(Batch.NO_BUNDLE)) {
                taker.accept(batch);
            } else {
                window.addAll(batch.entries());
                windowBytes += to - from;
            }
        } catch (Refused it) {
            tally.refused("", it);
        }
        if (window.size() >= MOST_LINES || windowBytes >= MOST_BYTES) {
            flush();
            tally.share((double) to / content.length());
        }
        return !tally.isStopped();
    }

    private static Batch line(int number, long from, byte[] json) {
        try (var parser = StrictJson.parser(json)) {
            try {
                return new Walk(parser, number, from).all();
            } catch (JacksonException e) {
                throw StrictJson.refused(e, parser, number, 1);
            }
        }
    }

    private void flush() {
        if (!window.isEmpty()) {
            taker.accept(new Batch(Batch.NO_BUNDLE, List.copyOf(window)));
            window.clear();
            windowBytes = 0;
        }
    }

    /** Byte by byte, without asking anybody for a lock. */
    private static final class Scanner {
        private static final int BUFFER = 1 << 16;

        private final InputStream in;
        private final byte[] buffer = new byte[BUFFER];
        private int at;
        private int end;

        Scanner(InputStream in) {
            this.in = in;
        }

        int read() throws IOException {
            if (at == end) {
                end = in.read(buffer, 0, BUFFER);
                at = 0;
                if (end <= 0) {
                    end = 0;
                    return -1;
                }
            }
            return buffer[at++] & 0xff;
        }
    }
}
