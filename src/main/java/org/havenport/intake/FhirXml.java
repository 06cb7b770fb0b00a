package org.havenport.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * FHIR as XML, turned into JSON by HAPI, which refuses what it does not know. A document type is refused unread, and
 * with it every entity, inside or outside.
 */
final class FhirXml {

    private static final int LARGEST = 8 << 20;
    private static final Pattern OTHER_ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"'](?!utf-8[\"'])", Pattern.CASE_INSENSITIVE);

    private FhirXml() {}

    private static final class Hapi {
        static final FhirContext CONTEXT = FhirContext.forR4();
    }

    /** The file itself unless it is XML. */
    static Content asJson(Content content) throws IOException {
        if (!isXml(content)) {
            return content;
        }
        try (content) {
            if (content.length() > LARGEST) {
                throw new Refused("the file", "is XML larger than %d MB; send JSON".formatted(LARGEST >> 20));
            }
            return Content.of(json(text(content)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean isXml(Content content) {
        var head = new String(content.slice(0, Math.min(100, content.length())), StandardCharsets.ISO_8859_1);
        return head.stripLeading().startsWith("<");
    }

    private static String text(Content content) {
        var xml = new String(content.slice(0, content.length()), StandardCharsets.UTF_8);
        if (OTHER_ENCODING.matcher(xml).find()) {
            throw new Refused("line 1, column 1", "the file is not UTF-8");
        }
        if (xml.contains("<!DOCTYPE")) {
            throw new Refused("the file", "XML with a document type is not read");
        }
        return xml;
    }

    private static String json(String xml) {
        try {
            var in = Hapi.CONTEXT.newXmlParser();
            in.setParserErrorHandler(new StrictErrorHandler());
            in.setOverrideResourceIdWithBundleEntryFullUrl(false);
            var out = Hapi.CONTEXT.newJsonParser();
            out.setStripVersionsFromReferences(false);
            out.setOverrideResourceIdWithBundleEntryFullUrl(false);
            return out.encodeResourceToString(in.parseResource(xml));
        } catch (RuntimeException e) {
            throw new Refused("the file", "is XML that is not FHIR R4");
        }
    }
}
