package org.havenport.vault;

import com.github.luben.zstd.Zstd;
import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;

/** How plain bytes become sealed ones: a header byte, compressed when that is shorter, then AES-256-GCM. */
final class Envelope {

    /** What opening may unfold to at most, so that no sealed row can exhaust the memory. */
    static final long LARGEST = 256L * 1024 * 1024;

    private static final byte PLAIN = 0;
    private static final byte ZSTD = 1;
    private static final int NOT_WORTH_COMPRESSING = 64;

    private Envelope() {}

    static byte[] seal(Aead key, byte[] plain, byte[] associated) {
        try {
            return key.encrypt(pack(plain), associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Data could not be sealed", e);
        }
    }

    /** @throws Unreadable when bytes, key or associated data are not those it was sealed with */
    static byte[] open(Aead key, byte[] sealed, byte[] associated) {
        try {
            return unpack(key.decrypt(sealed, associated));
        } catch (GeneralSecurityException e) {
            // Without the cause: what stands in it is of no use to anyone but an attacker.
            throw new Unreadable("Sealed data does not open with this key at this place");
        }
    }

    /**
     * The same bytes sealed with the newest key of a keyset, packed as they were.
     *
     * @throws Unreadable when no key of the keyset opens them at this place
     */
    static byte[] again(Aead key, byte[] sealed, byte[] associated) {
        byte[] packed;
        try {
            packed = key.decrypt(sealed, associated);
        } catch (GeneralSecurityException e) {
            throw new Unreadable("Sealed data does not open with this key at this place");
        }
        try {
            return key.encrypt(packed, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Data could not be sealed", e);
        }
    }

    /** What binds sealed bytes to their patient and place. */
    static byte[] associated(UUID patient, String context) {
        var place = context.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(16 + place.length)
                .putLong(patient.getMostSignificantBits())
                .putLong(patient.getLeastSignificantBits())
                .put(place)
                .array();
    }

    private static byte[] pack(byte[] plain) {
        if (plain.length >= NOT_WORTH_COMPRESSING) {
            var packed = new byte[1 + (int) Zstd.compressBound(plain.length)];
            var size = Packers.pack(plain, packed, 1);
            if (size < plain.length) {
                packed[0] = ZSTD;
                return Arrays.copyOf(packed, size + 1);
            }
        }
        var packed = new byte[plain.length + 1];
        packed[0] = PLAIN;
        System.arraycopy(plain, 0, packed, 1, plain.length);
        return packed;
    }

    private static byte[] unpack(byte[] packed) {
        if (packed.length == 0) {
            throw new Unreadable("Sealed data is empty");
        }
        return switch (packed[0]) {
            case PLAIN -> Arrays.copyOfRange(packed, 1, packed.length);
            case ZSTD -> decompress(packed);
            default -> throw new Unreadable("Sealed data is packed in a way this version does not know");
        };
    }

    private static byte[] decompress(byte[] packed) {
        var size = Zstd.getFrameContentSize(packed, 1, packed.length - 1);
        if (size < 0 || size > LARGEST) {
            throw new Unreadable("Sealed data is larger than can be opened");
        }
        var plain = new byte[(int) size];
        if (!Packers.unpack(packed, 1, plain)) {
            throw new Unreadable("Sealed data cannot be unpacked");
        }
        return plain;
    }
}
