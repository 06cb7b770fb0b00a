package org.havenport.upkeep;

import java.util.List;
import java.util.Locale;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** How the start page looked with each program and in each language, and whether it says now what it must. */
@Controller
class PicturesController {

    static final String PATH = "/staff/start-pages";

    private final StartPages pages;

    PicturesController(StartPages pages) {
        this.pages = pages;
    }

    /** A picture in the list. */
    record Line(long number, String when, String version, String build, String language, String page, String print) {}

    /** What the last look saw. */
    record Seen(boolean well, String words) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR})
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("seen", seen(frame));
        model.addAttribute(
                "lines",
                pages.pictures(frame.viewer()).stream()
                        .map(one -> new Line(
                                one.number(),
                                frame.words().dateTime(one.at()),
                                one.version(),
                                one.build().substring(0, 12),
                                language(frame, one.language()),
                                one.pageFingerprint(),
                                one.printFingerprint()))
                        .toList());
        return "upkeep/pictures";
    }

    @GetMapping(PATH + "/{entry}/pdf")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "start-page-opened")
    ResponseEntity<byte[]> print(@ModelAttribute("frame") Frame frame, @PathVariable String entry) {
        return sent(frame, entry, StartPages.Kind.PRINT, MediaType.APPLICATION_PDF, ".pdf");
    }

    /** The page as it was served; saved and never shown from here, because it is of another day. */
    @GetMapping(PATH + "/{entry}/page")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "start-page-opened")
    ResponseEntity<byte[]> page(@ModelAttribute("frame") Frame frame, @PathVariable String entry) {
        return sent(frame, entry, StartPages.Kind.PAGE, MediaType.APPLICATION_OCTET_STREAM, ".html");
    }

    private ResponseEntity<byte[]> sent(
            Frame frame, String entry, StartPages.Kind kind, MediaType type, String ending) {
        if (!entry.matches("[0-9]{1,9}")) {
            throw new NotHere();
        }
        var file = pages.open(frame.viewer(), Long.parseLong(entry), kind).orElseThrow(NotHere::new);
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("start-page-" + entry + ending)
                                .build()
                                .toString())
                .body(file);
    }

    private List<Seen> seen(Frame frame) {
        return pages.looks(frame.viewer()).stream()
                .map(look -> new Seen(
                        look.differs().isEmpty(),
                        frame.say(
                                look.differs().isEmpty() ? "upkeep.pictures.same" : "upkeep.pictures.differs",
                                language(frame, look.language()),
                                frame.words().dateTime(look.at()),
                                look.differs())))
                .toList();
    }

    private static String language(Frame frame, String tag) {
        return Locale.of(tag).getDisplayLanguage(frame.words().locale());
    }
}
