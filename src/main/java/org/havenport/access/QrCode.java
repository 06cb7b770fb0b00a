package org.havenport.access;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What an authenticator app reads: squares in one path of an SVG, and the same secret for who cannot use the picture.
 *
 * @param size of the picture in squares, with its margin
 * @param path the dark squares
 * @param spelled the secret in groups of four
 */
public record QrCode(int size, String path, String spelled) {

    private static final int MARGIN = 4;
    private static final String GROUPS_OF_FOUR = "(.{4})(?=.)";

    /** The shared secret as authenticator apps take it, named so that its holder knows what it is for. */
    public static QrCode ofSecret(String practice, String username, String secret) {
        var label = encoded(practice) + ":" + encoded(username);
        var address = "otpauth://totp/" + label + "?secret=" + secret + "&issuer=" + encoded(practice);
        return of(address, secret.replaceAll(GROUPS_OF_FOUR, "$1 "));
    }

    private static QrCode of(String text, String spelled) {
        try {
            var hints = Map.of(EncodeHintType.MARGIN, MARGIN);
            var bits = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
            var path = new StringBuilder();
            for (var y = 0; y < bits.getHeight(); y++) {
                for (var x = 0; x < bits.getWidth(); x++) {
                    if (bits.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new QrCode(bits.getWidth(), path.toString(), spelled);
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "QrCode[withheld]";
    }
}
