package org.havenport.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.havenport.home.Words;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Practice;

/**
 * What stands around a printed document.
 *
 * @param statement that the document is confidential, as it is in force
 * @param title of the document
 * @param printedAt in words, with date and time
 * @param body the document's own part as XHTML
 */
record Sheet(Words words, Practice practice, ApprovedText statement, String title, String printedAt, String body) {

    private static final int SIGNS_IN_A_LINE = 72;
    private static final int LINE_MILLIMETRES = 4;
    private static final int LEAST_MILLIMETRES = 30;

    private static final String STYLE = read();

    /** How it looks; inside the document, because nothing is fetched from elsewhere. The foot is as high as its words. */
    String style() {
        return "<style>%s@page { margin-bottom: %dmm; }</style>".formatted(STYLE, foot());
    }

    private int foot() {
        var paragraphs = (statement.text() + " " + words.say("files.printed", printedAt)).lines();
        var lines = paragraphs.mapToInt(it -> 1 + it.length() / SIGNS_IN_A_LINE).sum();
        return Math.max(LEAST_MILLIMETRES, (lines + 4) * LINE_MILLIMETRES);
    }

    private static String read() {
        try (var file = Sheet.class.getResourceAsStream("/print/sheet.css")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
