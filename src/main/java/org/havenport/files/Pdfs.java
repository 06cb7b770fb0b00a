package org.havenport.files;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.havenport.home.Pages;
import org.havenport.home.Words;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.Texts;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Prints documents as PDF: tagged for screen readers (PDF/UA), with everything needed inside, and with the practice's
 * name, the time and the confidentiality statement in force, in the document's language, on every page whatever the
 * document says (A1.2). Who may print, and the audit line for it, is the business of the door that owns what is printed.
 */
@Component
public class Pdfs {

    /** A picture that stands in the document itself; nothing is fetched. */
    private static final String OWN_PICTURE = "data:image/png;base64,";

    private static final String TYPEFACE = "/net/sf/jasperreports/fonts/dejavu/";

    private final Pages pages;
    private final BusinessHours hours;
    private final Texts texts;
    private final Clock clock;

    static {
        // Its log quotes what it prints.
        XRLog.setLoggingEnabled(false);
    }

    Pdfs(Pages pages, BusinessHours hours, Texts texts, Clock clock) {
        this.pages = pages;
        this.hours = hours;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * One document.
     *
     * @param title of the document, in the words' language; no health information, because viewers show it in lists
     * @param template {@code <room>/<name>}: the document's part below its title as well-formed XHTML, with closed
     *     elements and no names of entities but XML's five; it gets {@code words} besides the model
     * @param model what the template asks for
     * @return the file
     * @throws IllegalArgumentException when the template's answer is not well-formed
     */
    public byte[] print(Words words, String title, String template, Map<String, ?> model) {
        var given = new HashMap<String, Object>(model);
        given.put("words", words);
        return print(words, title, pages.text(template, given));
    }

    /** The answer of a route that prints: the browser shows the file. */
    public static ResponseEntity<byte[]> shown(String name, byte[] file) {
        return answer(ContentDisposition.inline().filename(name).build(), file);
    }

    /** The answer of a route that prints: the browser keeps the file under this name. */
    public static ResponseEntity<byte[]> saved(String name, byte[] file) {
        return answer(ContentDisposition.attachment().filename(name).build(), file);
    }

    private static ResponseEntity<byte[]> answer(ContentDisposition disposition, byte[] file) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(file);
    }

    byte[] print(Words words, String title, String body) {
        var statement = texts.shown(HouseTexts.CONFIDENTIALITY.key(), words.locale());
        var sheet = new Sheet(words, hours.practice(), statement, title, words.dateTime(clock.instant()), body);
        var file = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .useExternalResourceAccessControl(
                        (address, _) -> address.startsWith(OWN_PICTURE),
                        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useFont(typeface("DejaVuSans.ttf"), "DejaVu", 400, FontStyle.NORMAL, true)
                .useFont(typeface("DejaVuSans-Bold.ttf"), "DejaVu", 700, FontStyle.NORMAL, true)
                .withProducer("Havenport")
                .withHtmlContent(pages.text("files/sheet", Map.of("sheet", sheet)), null)
                .toStream(file);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static FSSupplier<InputStream> typeface(String name) {
        return () -> Objects.requireNonNull(PdfRendererBuilder.class.getResourceAsStream(TYPEFACE + name), name);
    }
}
