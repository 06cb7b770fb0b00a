package org.havenport.house;

import java.io.IOException;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a person reads in a document that came as an answer: its bytes are packed and tell nothing to who only looks. */
final class Documents {

    private Documents() {}

    /** The words of an answer, whatever its kind. */
    static String words(Browser.Answer answer, byte[] bytes) {
        if (!answer.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("application/pdf")) {
            return answer.body();
        }
        try (var document = Loader.loadPDF(bytes)) {
            var about = document.getDocumentInformation();
            return "%s %s %s %s"
                    .formatted(
                            about.getTitle(),
                            about.getSubject(),
                            about.getKeywords(),
                            new PDFTextStripper().getText(document));
        } catch (IOException damaged) {
            // What somebody filed under that name: its bytes are heard as they are.
            return answer.body();
        }
    }
}
