package org.havenport.record;

import java.net.URI;
import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The files of an entry, to be saved and never to be run: few types, always an attachment, in a sandbox. */
@Controller
class FilesController {

    private final RecordPages pages;

    FilesController(RecordPages pages) {
        this.pages = pages;
    }

    @GetMapping("/record/items/{id}/files/{file}")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY, Kind.MIRROR},
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "record-entry-viewed")
    ResponseEntity<byte[]> own(@ModelAttribute("frame") Frame frame, @PathVariable UUID id, @PathVariable String file) {
        var patient = frame.viewer().patient();
        return pages.isBehindAWord(frame, patient, id)
                ? ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(Standpoint.RESULTS + id))
                        .build()
                : sent(pages.file(frame, patient, id, numbered(file)));
    }

    @GetMapping("/staff/patients/{patient}/record/items/{id}/files/{file}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "record-entry-viewed")
    ResponseEntity<byte[]> ofPatient(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID id,
            @PathVariable String file) {
        return sent(pages.file(frame, patient, id, numbered(file)));
    }

    private static int numbered(String file) {
        if (!file.matches("[1-9]\\d?")) {
            throw new NotHere();
        }
        return Integer.parseInt(file);
    }

    private static ResponseEntity<byte[]> sent(Attachment file) {
        var disposition =
                ContentDisposition.attachment().filename(file.fileName()).build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, file.sentAs())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(file.data());
    }
}
