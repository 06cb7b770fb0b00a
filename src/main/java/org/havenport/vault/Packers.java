package org.havenport.vault;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/** What compresses and unfolds, kept and used again: to make one anew for a small row costs as much as to use it. */
final class Packers {

    private static final int KEPT = 16;
    private static final BlockingQueue<ZstdCompressCtx> PACKING = new ArrayBlockingQueue<>(KEPT);
    private static final BlockingQueue<ZstdDecompressCtx> UNPACKING = new ArrayBlockingQueue<>(KEPT);

    private Packers() {}

    /**
     * Compresses all of {@code plain} into {@code packed} from a place on, which must have room for the worst case.
     *
     * @return how many bytes it became
     */
    static int pack(byte[] plain, byte[] packed, int from) {
        var one = taken(PACKING, ZstdCompressCtx::new);
        var size = one.compressByteArray(packed, from, packed.length - from, plain, 0, plain.length);
        keep(PACKING, one);
        return size;
    }

    /** Unfolds into {@code plain}, which must be filled exactly; false when that is not what was packed. */
    static boolean unpack(byte[] packed, int from, byte[] plain) {
        var one = taken(UNPACKING, ZstdDecompressCtx::new);
        try {
            var size = one.decompressByteArray(plain, 0, plain.length, packed, from, packed.length - from);
            keep(UNPACKING, one);
            return size == plain.length;
        } catch (ZstdException damaged) {
            one.close();
            return false;
        }
    }

    private static <T> T taken(BlockingQueue<T> kept, Supplier<T> fresh) {
        var one = kept.poll();
        return one == null ? fresh.get() : one;
    }

    private static <T extends AutoCloseable> void keep(BlockingQueue<T> kept, T one) {
        if (!kept.offer(one)) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException("Memory outside the heap could not be given back", e);
            }
        }
    }
}
