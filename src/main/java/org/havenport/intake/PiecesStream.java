package org.havenport.intake;

import java.io.InputStream;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One file out of its pieces; only one of them is in memory at a time. */
final class PiecesStream extends InputStream {

    private final IntFunction<byte @Nullable []> pieces;
    private byte[] piece = new byte[0];
    private int next;
    private int at;
    private boolean over;

    PiecesStream(IntFunction<byte @Nullable []> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return more() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        var count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, from, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return piece.length - at;
    }

    private boolean more() {
        while (at == piece.length && !over) {
            var following = pieces.apply(next++);
            if (following == null) {
                over = true;
            } else {
                piece = following;
                at = 0;
            }
        }
        return !over;
    }
}
