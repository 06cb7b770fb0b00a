package org.havenport.patientapi;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The record of the person who is signed in, as FHIR R4 JSON. Whatever is another's, or hidden, answers like what does
 * not exist.
 */
@Controller
class PatientApiController {

    private static final String BASE = "/fhir/r4/";

    private final Chart chart;

    PatientApiController(Chart chart) {
        this.chart = chart;
    }

    @GetMapping(BASE + "metadata")
    @MayBeUsedBy({Kind.NOBODY, Kind.PATIENT, Kind.PROXY, Kind.STAFF})
    void metadata(HttpServletResponse response) throws IOException {
        FhirAnswer.send(response, HttpStatus.OK, Capabilities.STATEMENT);
    }

    @GetMapping(BASE + "Patient/{id}")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY},
            audited = "patient-read")
    void patient(Viewer viewer, @PathVariable String id, HttpServletResponse response) throws IOException {
        var body = id(id).flatMap(known -> chart.body(viewer, viewer.patient(), "Patient", known, "patient-read"));
        if (body.isPresent()) {
            FhirAnswer.send(response, HttpStatus.OK, body.get());
        } else {
            FhirAnswer.refuse(response, HttpStatus.NOT_FOUND, "not-found", "There is no such resource.");
        }
    }

    @GetMapping(BASE + "Observation")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY},
            audited = "results-read")
    void observations(
            Viewer viewer, @RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        ObservationSearch search;
        try {
            search = ObservationSearch.of(parameters);
        } catch (NotSupported refused) {
            FhirAnswer.refuse(response, HttpStatus.BAD_REQUEST, "not-supported", refused.toString());
            return;
        }
        var record = search.record(viewer.patient());
        var query = ItemQuery.of(record)
                .in(Category.LABORATORY)
                .ofTypes("Observation")
                .atMost(search.count());
        FhirAnswer.send(response, HttpStatus.OK, Searchset.of(chart.bodies(viewer, query, "results-read")));
    }

    private static Optional<UUID> id(String id) {
        try {
            var known = UUID.fromString(id);
            return known.toString().equals(id) ? Optional.of(known) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
