package org.havenport.practice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.havenport.files.Pdfs;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.staff.Staff;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;

/** The versions of the practice's look at itself, as a page, a document for an insurer or board, and a table. */
@Controller
class SelfAssessmentsController {

    static final String PATH = SafeguardsController.PATH + "/self-assessments";

    private final SelfAssessments assessments;
    private final LastAsked answers;
    private final Pdfs pdfs;
    private final Staff staff;

    SelfAssessmentsController(SelfAssessments assessments, LastAsked answers, Pdfs pdfs, Staff staff) {
        this.assessments = assessments;
        this.answers = answers;
        this.pdfs = pdfs;
        this.staff = staff;
    }

    /** One version in the list. */
    record Line(SelfAssessments.Version version, String when, String who) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR})
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("versions", lines(frame));
        return "practice/self_assessments";
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR},
            audited = "self-assessment-kept")
    RedirectView keep(@ModelAttribute("frame") Frame frame) {
        answers.ask();
        assessments.keep(frame.viewer(), answers.answers(frame.viewer()));
        return SeeOther.at(PATH);
    }

    @GetMapping(PATH + "/{entry}/pdf")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR},
            audited = "self-assessment-read")
    ResponseEntity<byte[]> pdf(@ModelAttribute("frame") Frame frame, @PathVariable String entry) {
        var opened = open(frame, entry);
        var file = pdfs.print(
                frame.words(),
                frame.say("practice.assessment.title"),
                "practice/self_assessment",
                Map.of("opened", opened));
        return sent(file, MediaType.APPLICATION_PDF, name(opened) + ".pdf");
    }

    @GetMapping(PATH + "/{entry}/csv")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR},
            audited = "self-assessment-read")
    ResponseEntity<byte[]> csv(@ModelAttribute("frame") Frame frame, @PathVariable String entry) {
        var opened = open(frame, entry);
        var table = SelfAssessmentTable.csv(opened.says(), frame.words()).getBytes(StandardCharsets.UTF_8);
        return sent(table, new MediaType("text", "csv", StandardCharsets.UTF_8), name(opened) + ".csv");
    }

    private SelfAssessments.Opened open(Frame frame, String entry) {
        if (!entry.matches("[0-9]{1,9}")) {
            throw new NotHere();
        }
        return assessments.open(frame.viewer(), Long.parseLong(entry)).orElseThrow(NotHere::new);
    }

    private List<Line> lines(Frame frame) {
        var versions = assessments.all(frame.viewer());
        var names = staff.names(
                frame.viewer(),
                versions.stream().map(SelfAssessments.Version::by).collect(Collectors.toSet()));
        return versions.stream()
                .map(v -> {
                    var member = names.get(v.by());
                    return new Line(v, frame.words().dateTime(v.at()), member == null ? "–" : member.name());
                })
                .toList();
    }

    private static String name(SelfAssessments.Opened opened) {
        return "self-assessment-" + opened.version().number();
    }

    private static ResponseEntity<byte[]> sent(byte[] file, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(file);
    }
}
