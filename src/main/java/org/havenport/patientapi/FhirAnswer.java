package org.havenport.patientapi;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** An answer as FHIR JSON, its length said beforehand. */
final class FhirAnswer {

    private static final String TYPE = "application/fhir+json;charset=UTF-8";
    private static final JsonMapper JSON = new JsonMapper();

    private FhirAnswer() {}

    static void send(HttpServletResponse response, HttpStatus status, byte[] resource) throws IOException {
        response.setStatus(status.value());
        response.setContentType(TYPE);
        response.setContentLength(resource.length);
        response.getOutputStream().write(resource);
    }

    /** @param code of FHIR's issue types */
    static void refuse(HttpServletResponse response, HttpStatus status, String code, String why) throws IOException {
        var issue = Map.of("severity", "error", "code", code, "diagnostics", why);
        send(
                response,
                status,
                JSON.writeValueAsBytes(Map.of("resourceType", "OperationOutcome", "issue", List.of(issue))));
    }
}
