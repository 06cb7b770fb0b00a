package org.havenport.education;

import java.util.List;
import java.util.Map;
import org.havenport.files.Pdfs;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The instructions for everybody, to read and to print. When a patient takes them as a file, that is kept. */
@Controller
class InstructionsController {

    static final String PATH = "/instructions";

    private final Instructions instructions;
    private final Given given;
    private final Pdfs pdfs;

    InstructionsController(Instructions instructions, Given given, Pdfs pdfs) {
        this.instructions = instructions;
        this.given = given;
        this.pdfs = pdfs;
    }

    @GetMapping(PATH)
    @MayBeUsedBy({Kind.NOBODY, Kind.PATIENT, Kind.PROXY, Kind.STAFF})
    String page(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("parts", parts(frame, frame.words()));
        return "education/instructions";
    }

    @GetMapping(PATH + ".pdf")
    @MayBeUsedBy(
            value = {Kind.NOBODY, Kind.PATIENT, Kind.PROXY, Kind.STAFF},
            audited = "instructions-given")
    ResponseEntity<byte[]> print(@ModelAttribute("frame") Frame frame) {
        var parts = parts(frame, frame.words());
        var file = file(frame.words(), parts);
        var viewer = frame.viewer();
        if (viewer.kind() == Kind.PATIENT) {
            given.keep(viewer, viewer.patient(), frame.words().locale().getLanguage(), instructions.fingerprint(parts));
        }
        return answer(file);
    }

    List<Instructions.Part> parts(Frame frame, Words words) {
        return instructions.of(words, frame.practice(), frame.hours());
    }

    byte[] file(Words words, List<Instructions.Part> parts) {
        return pdfs.print(words, words.say("education.title"), "education/print", Map.of("parts", parts));
    }

    static ResponseEntity<byte[]> answer(byte[] file) {
        return Pdfs.shown("instructions.pdf", file);
    }
}
