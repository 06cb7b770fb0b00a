package org.havenport.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.havenport.home.Words;
import org.havenport.protocols.Practice;

/**
 * What stands around a printed document.
 *
 * @param title of the document
 * @param printedAt in words, with date and time
 * @param body the document's own part as XHTML
 */
record Sheet(Words words, Practice practice, String title, String printedAt, String body) {

    private static final String STYLE = read();

    /** How it looks; inside the document, because nothing is fetched from elsewhere. */
    String style() {
        return "<style>" + STYLE + "</style>";
    }

    private static String read() {
        try (var file = Sheet.class.getResourceAsStream("/print/sheet.css")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
