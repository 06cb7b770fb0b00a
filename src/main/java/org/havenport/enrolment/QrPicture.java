package org.havenport.enrolment;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** The address of a page as a picture a telephone reads, for paper. */
final class QrPicture {

    private static final int WHITE = 0xffffff;
    private static final int DOTS = 4;

    private QrPicture() {}

    /** As a {@code data:} address of a PNG. */
    static String of(String address) {
        try {
            var bits =
                    new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 2));
            var picture =
                    new BufferedImage(bits.getWidth() * DOTS, bits.getHeight() * DOTS, BufferedImage.TYPE_BYTE_BINARY);
            for (var y = 0; y < picture.getHeight(); y++) {
                for (var x = 0; x < picture.getWidth(); x++) {
                    picture.setRGB(x, y, bits.get(x / DOTS, y / DOTS) ? 0 : WHITE);
                }
            }
            var file = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", file);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(file.toByteArray());
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
