package org.havenport.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.havenport.home.Words;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

@PortalTest
class PdfsTests {

    private static final Words ENGLISH = Words.of(Locale.US, ZoneId.of("America/New_York"));
    private static final Words SPANISH = Words.of(Locale.of("es", "US"), ZoneId.of("America/New_York"));

    @Autowired
    Pdfs pdfs;

    @Autowired
    Statements statements;

    @Autowired
    TestClock clock;

    @Test
    void aDocumentSaysWhatItsTemplateSays() throws IOException {
        assertThat(text(print(ENGLISH, List.of("One line", "Another < line & more"))))
                .contains("A list", "One line", "Another < line & more", "Printed ");
    }

    @Test
    @Verifies("A1.2#1")
    void everyPageCarriesTheConfidentialityStatement() throws IOException {
        try (var document = open(print(ENGLISH, lines(300)))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                assertThat(text(document, page)).contains("confidential", page + " / " + document.getNumberOfPages());
            }
        }
        assertThat(text(print(SPANISH, List.of("Una línea con ñ y ¿acentos?"))))
                .contains("confidencial", "Una línea con ñ y ¿acentos?");
    }

    @Test
    @Verifies("A1.2#1")
    void theStatementIsTheApprovedOneInTheLanguageOfTheDocumentFromItsDayOn() throws IOException {
        var today = statements.texts().today();
        statements.approve(Locale.ENGLISH, "For your eyes. This is confidential.", today);
        statements.approve(Locale.of("es"), "Solo para usted. Esto es confidencial.", today);
        statements.approve(Locale.ENGLISH, "For nobody else. This is confidential.", today.plusDays(1));
        statements.write(Locale.ENGLISH, "A draft that is confidential.");

        assertThat(text(print(ENGLISH, lines(1))))
                .contains("For your eyes.")
                .doesNotContain("For nobody else.", "A draft", "Solo para usted.");
        assertThat(text(print(SPANISH, lines(1)))).contains("Solo para usted.").doesNotContain("For your eyes.");

        clock.advance(Duration.ofDays(1));
        try {
            assertThat(text(print(ENGLISH, lines(1))))
                    .contains("For nobody else.")
                    .doesNotContain("For your eyes.", "A draft");
        } finally {
            clock.back();
        }
    }

    @Test
    void aLongStatementFitsAndALongerOneIsRefused() throws IOException {
        var long1 = "This is confidential and " + "very ".repeat(230) + "private.";
        statements.approve(Locale.ENGLISH, long1, statements.texts().today());
        try (var document = open(print(ENGLISH, lines(200)))) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                assertThat(text(document, page)).contains(long1, "Printed ");
            }
        }
        assertThatThrownBy(() -> statements.write(Locale.ENGLISH, "secret ".repeat(200)))
                .hasMessageContaining("1200");
        statements.approve(
                Locale.ENGLISH, "This is confidential.", statements.texts().today());
    }

    @Test
    void aScreenReaderFindsTitleLanguageAndStructure() throws IOException {
        try (var document = open(print(SPANISH, lines(3)))) {
            var catalogue = document.getDocumentCatalog();
            assertThat(catalogue.getMarkInfo().isMarked()).isTrue();
            assertThat(catalogue.getLanguage()).startsWith("es");
            assertThat(catalogue.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("A list");
            assertThat(catalogue.getViewerPreferences().displayDocTitle()).isTrue();
        }
    }

    @Test
    void allTypefacesAreInside() throws IOException {
        try (var document = open(print(ENGLISH, lines(3)))) {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void whatIsNotWellFormedIsNotPrinted() {
        assertThatThrownBy(() -> pdfs.print(ENGLISH, "Broken", "<p>never closed"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void nothingIsFetchedFromElsewhere() throws IOException {
        var file = pdfs.print(ENGLISH, "A list", "<p>Before<img src=\"/etc/hostname\" alt=\"\"/>after</p>");
        assertThat(text(file)).contains("Before", "after");
        try (var document = open(file)) {
            assertThat(document.getPage(0).getResources().getXObjectNames()).isEmpty();
        }
    }

    private byte[] print(Words words, List<String> lines) {
        var items = lines.stream()
                .map(line -> "<li>" + HtmlUtils.htmlEscape(line, "UTF-8") + "</li>")
                .collect(Collectors.joining());
        return pdfs.print(words, "A list", "<ul>" + items + "</ul>");
    }

    private static List<String> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "Line " + i).toList();
    }

    private static PDDocument open(byte[] file) throws IOException {
        return Loader.loadPDF(file);
    }

    private static String text(byte[] file) throws IOException {
        try (var document = open(file)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document).replaceAll("\\s+", " ");
    }
}
