package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.havenport.house.PortalTest;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;

/**
 * Of patients whose record exists as FHIR and as C-CDA, as much is filed as the document says. Care plans are not compared:
 * the generator writes none into the document.
 */
@PortalTest
class CcdaAgreesTests {

    private static final Viewer JOB = Viewer.job("import");
    private static final int PATIENTS = 3;

    /** The section of the document, by LOINC, for each type. */
    private static final Map<String, String> SECTIONS = Map.of(
            "AllergyIntolerance", "48765-2",
            "Condition", "11450-4",
            "Encounter", "46240-8",
            "Immunization", "11369-6",
            "MedicationRequest", "10160-0",
            "Procedure", "47519-4");

    @Autowired
    private Intake intake;

    @Test
    void asMuchIsFiledAsTheDocumentSays() throws Exception {
        var samples = System.getenv("HAVENPORT_SAMPLES");
        assumeTrue(samples != null, "not run here: HAVENPORT_SAMPLES is not set");
        var root = Path.of(samples, "synthea-fhir-and-ccda");
        var run = intake.begin(JOB, "ccda-agrees", false);
        for (var bundle : bundles(root.resolve("fhir"))) {
            FileReport report;
            try (var in = Files.newInputStream(bundle)) {
                report = intake.read(JOB, run, "bundle", in);
            }
            var name = String.valueOf(bundle.getFileName()).replace(".json", ".xml");
            var document = document(root.resolve("ccda").resolve(name));
            for (var section : SECTIONS.entrySet()) {
                var filed = report.types().getOrDefault(section.getKey(), Counts.NONE);
                assertThat(filed.filed() + filed.duplicate())
                        .as(section.getKey())
                        .isEqualTo(entries(document, section.getValue()));
            }
        }
    }

    private static Iterable<Path> bundles(Path folder) throws IOException {
        var most = "all".equals(System.getenv("HAVENPORT_IMPORTS")) ? Integer.MAX_VALUE : PATIENTS;
        try (var files = Files.list(folder)) {
            return files.filter(it -> !it.toString().contains("Information"))
                    .sorted(Comparator.comparingLong((Path it) -> it.toFile().length()))
                    .limit(most)
                    .toList();
        }
    }

    private static Document document(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return factory.newDocumentBuilder().parse(in);
        }
    }

    private static long entries(Document document, String section) throws Exception {
        var path = "count(//*[local-name()='section'][*[local-name()='code'][@code='" + section
                + "']]/*[local-name()='entry'][not(*[@nullFlavor])])";
        var count =
                (Double) XPathFactory.newDefaultInstance().newXPath().evaluate(path, document, XPathConstants.NUMBER);
        return count.longValue();
    }
}
