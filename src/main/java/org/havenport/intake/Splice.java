package org.havenport.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON with some of its values replaced or dropped, and without the space between its tokens. */
final class Splice {

    private static final byte[] NOTHING = {};

    private final byte[] sent;
    private final List<Change> changes = new ArrayList<>();
    private boolean paused;

    Splice(byte[] sent) {
        this.sent = sent;
    }

    private record Change(int from, int to, byte[] with) {}

    /** Puts a value where another stood. Changes come in the order of the text. */
    void put(int from, int to, byte[] with) {
        if (!paused) {
            changes.add(new Change(from, to, with));
        }
    }

    /** Drops a whole property. */
    void drop(int from, int to) {
        put(from, to, NOTHING);
    }

    /** Changes of a part that is replaced as a whole do not count. */
    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    /** @param id put in as the first property, when there was none to replace */
    byte[] bytes(byte @Nullable [] id) {
        var out = new Minified(sent.length + 64 * (changes.size() + 1));
        var at = 0;
        if (id != null) {
            at = out.copy(sent, 0, 1);
            out.write("\"id\":".getBytes(StandardCharsets.US_ASCII));
            out.write(id);
            out.write(new byte[] {','});
        }
        for (var change : changes) {
            out.copy(sent, at, change.from());
            if (change.with().length == 0) {
                out.dropped();
            } else {
                out.write(change.with());
            }
            at = change.to();
        }
        out.copy(sent, at, sent.length);
        return out.all();
    }

    private static final class Minified {
        private byte[] bytes;
        private int count;
        private boolean swallowsComma;

        Minified(int size) {
            bytes = new byte[size];
        }

        void write(byte[] all) {
            room(all.length);
            System.arraycopy(all, 0, bytes, count, all.length);
            count += all.length;
        }

        /** A stretch that begins and ends outside of texts. */
        int copy(byte[] from, int start, int end) {
            room(end - start);
            var inText = false;
            for (var at = start; at < end; at++) {
                var it = from[at];
                if (inText) {
                    bytes[count++] = it;
                    if (it == '\\') {
                        bytes[count++] = from[++at];
                    } else if (it == '"') {
                        inText = false;
                    }
                } else if (it != ' ' && it != '\n' && it != '\r' && it != '\t') {
                    if (!swallowsComma || it != ',') {
                        inText = it == '"';
                        bytes[count++] = it;
                    }
                    swallowsComma = false;
                }
            }
            return end;
        }

        /** One comma goes with what was dropped: the one before it, else the one behind. */
        void dropped() {
            if (count > 0 && bytes[count - 1] == ',') {
                count--;
            } else {
                swallowsComma = true;
            }
        }

        byte[] all() {
            return Arrays.copyOf(bytes, count);
        }

        private void room(int more) {
            if (bytes.length - count < more) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, count + more));
            }
        }
    }
}
