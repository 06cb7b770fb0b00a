package org.havenport.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.havenport.files.Cells;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.staff.Staff;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Files that a person brings in, and how their reading goes. The page shows numbers, positions and reasons and nothing
 * of what the files say, so those who run the portal may use it, clinical or not.
 */
@Controller
class ImportsController {

    static final String PATH = "/staff/imports";
    static final Role[] IMPORTERS = {Role.PORTAL_COORDINATOR, Role.ADMINISTRATOR};

    private final Uploads uploads;
    private final IncomingFiles files;
    private final UploadStore store;
    private final UploadReading reading;
    private final Staff staff;
    private final Relabelling relabelling;

    ImportsController(
            Uploads uploads,
            IncomingFiles files,
            UploadStore store,
            UploadReading reading,
            Staff staff,
            Relabelling relabelling) {
        this.uploads = uploads;
        this.files = files;
        this.store = store;
        this.reading = reading;
        this.staff = staff;
        this.relabelling = relabelling;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.ADMINISTRATOR})
    ModelAndView all(@ModelAttribute("frame") Frame frame) {
        return all(frame, new IncomingFiles.Came(null, "", "false", java.util.Map.of()), HttpStatus.OK);
    }

    /** The hidden field comes with the address, because the form itself is read as it comes. */
    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.ADMINISTRATOR},
            audited = "import-uploaded")
    ModelAndView bring(@ModelAttribute("frame") Frame frame, HttpServletRequest request) throws IOException {
        if (request.getContentType() == null || !request.getContentType().startsWith("multipart/form-data")) {
            return all(
                    frame,
                    new IncomingFiles.Came(null, "", "false", ImportsPage.NO_FILE),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var came = files.take(frame.viewer(), request);
        if (came.upload() == null) {
            return all(frame, came, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        reading.knock();
        return new ModelAndView(SeeOther.at(PATH + "/" + came.upload()));
    }

    @GetMapping(PATH + "/{upload}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.ADMINISTRATOR})
    ModelAndView one(@ModelAttribute("frame") Frame frame, @PathVariable UUID upload) {
        var found = uploads.find(frame.viewer(), upload).orElseThrow(NotHere::new);
        return new ModelAndView("intake/import", "page", ImportPage.of(found, by(frame, found), frame.words()));
    }

    @GetMapping(PATH + "/{upload}/refusals.csv")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.ADMINISTRATOR},
            audited = "import-refusals-downloaded")
    ResponseEntity<String> refusals(@ModelAttribute("frame") Frame frame, @PathVariable UUID upload)
            throws IOException {
        if (uploads.find(frame.viewer(), upload).isEmpty()) {
            throw new NotHere();
        }
        var text = new StringWriter();
        try (var csv = CSVFormat.RFC4180.print(text)) {
            csv.printRecord("file", "position", "reason", "resources");
            for (var it : uploads.refusals(frame.viewer(), upload)) {
                csv.printRecord(Cells.plain(it.file()), it.position(), it.reason(), it.resources());
            }
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"refusals.csv\"")
                .body(text.toString());
    }

    @PostMapping(PATH + "/{upload}/stop")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.ADMINISTRATOR},
            audited = "import-stopped")
    RedirectView stop(Viewer viewer, @PathVariable UUID upload) {
        return after(viewer, upload, uploads.stop(viewer, upload));
    }

    @PostMapping(PATH + "/{upload}/resume")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.ADMINISTRATOR},
            audited = "import-resumed")
    RedirectView resume(Viewer viewer, @PathVariable UUID upload) {
        return after(viewer, upload, uploads.resume(viewer, upload));
    }

    @PostMapping(PATH + "/{upload}/give-up")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.ADMINISTRATOR},
            audited = "import-given-up")
    RedirectView giveUp(Viewer viewer, @PathVariable UUID upload) {
        var done = uploads.giveUp(viewer, upload);
        if (done) {
            store.tidy();
        }
        return after(viewer, upload, done);
    }

    /** Whoever pressed too late sees how it stands now. */
    private RedirectView after(Viewer viewer, UUID upload, boolean done) {
        if (!done && uploads.find(viewer, upload).isEmpty()) {
            throw new NotHere();
        }
        reading.knock();
        return SeeOther.at(PATH + "/" + upload);
    }

    private ModelAndView all(Frame frame, IncomingFiles.Came form, HttpStatus status) {
        var newest = uploads.newest(frame.viewer());
        var names = staff.names(frame.viewer(), newest.stream().map(Upload::by).collect(Collectors.toSet()));
        var rows = newest.stream()
                .map(it -> ImportPage.of(
                        it, names.containsKey(it.by()) ? names.get(it.by()).shown() : "", frame.words()))
                .toList();
        var page = new ModelAndView("intake/imports", status);
        page.addObject(
                "page",
                new ImportsPage(
                        form,
                        uploads.sources(frame.viewer()),
                        rows,
                        relabelling.underWay().orElse(null)));
        return page;
    }

    private String by(Frame frame, Upload upload) {
        var member = staff.names(frame.viewer(), Set.of(upload.by())).get(upload.by());
        return member == null ? "" : member.shown();
    }
}
