package org.havenport.followup;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.havenport.files.Pdfs;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.home.Words;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Proof of one matter of one patient, as an archive with its hashes, and what was handed out before. */
@Controller
class ProofController {

    static final String PATH = "/staff/proof";
    private static final String ZIP = "application/zip";
    private static final JsonMapper JSON = new JsonMapper();

    private final Proofs proofs;
    private final EveryProofIsKnownByItsHash known;
    private final Pdfs pdfs;

    ProofController(Proofs proofs, EveryProofIsKnownByItsHash known, Pdfs pdfs) {
        this.proofs = proofs;
        this.known = known;
        this.pdfs = pdfs;
    }

    /** A proof that was handed out, in words. */
    record Taken(String when, String by, String topic, String manifest) {}

    /** The first page: whose proof, what was handed out, and whether a hash is one of ours. */
    record Page(
            List<Taken> taken,
            @Nullable String refused,
            @Nullable String answer,
            String typed) {}

    /** Something there is proof of. */
    record Topic(String path, String title, String at) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.MEDICAL_DIRECTOR},
            audited = "proofs-listed")
    ModelAndView first(@ModelAttribute("frame") Frame frame) {
        return first(frame, null, null, "", HttpStatus.OK);
    }

    private ModelAndView first(
            Frame frame, @Nullable String refused, @Nullable String answer, String typed, HttpStatus status) {
        var taken = proofs.handedOut(frame.viewer(), null).stream()
                .map(it -> taken(frame.words(), it))
                .toList();
        return new ModelAndView("followup/proofs", status).addObject("page", new Page(taken, refused, answer, typed));
    }

    private static Taken taken(Words words, Proofs.Taken it) {
        return new Taken(
                words.dateTime(it.at()),
                it.by() == null ? words.say("followup.proof.unknown") : it.by(),
                it.topic().toString(),
                it.manifest());
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.MEDICAL_DIRECTOR},
            audited = "proof-looked-for")
    ModelAndView find(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String born) {
        var day = date(born);
        return day != null && !number.isBlank()
                ? proofs.patient(frame.viewer(), number, day)
                        .map(it -> SeeOther.page(PATH + "/" + it))
                        .orElseGet(() -> nobody(frame))
                : nobody(frame);
    }

    private ModelAndView nobody(Frame frame) {
        return first(frame, frame.say("followup.proof.nobody"), null, "", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static @Nullable LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    @PostMapping(PATH + "/check")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.MEDICAL_DIRECTOR},
            audited = "proofs-listed")
    ModelAndView check(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String manifest) {
        var typed = manifest.strip().toLowerCase(Locale.ROOT);
        var answer = proofs.handedOut(frame.viewer(), typed).stream()
                .findFirst()
                .map(it -> taken(frame.words(), it))
                .map(it -> frame.say("followup.proof.ours", it.when(), it.by()))
                .orElseGet(() -> frame.say("followup.proof.not-ours"));
        return first(frame, null, answer, typed, HttpStatus.OK);
    }

    @GetMapping(PATH + "/{patient}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.MEDICAL_DIRECTOR},
            audited = "proof-topics-listed")
    @AsksForProofAgain
    ModelAndView topics(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @RequestParam(defaultValue = "") String before) {
        var found = proofs.topics(frame.viewer(), patient, instant(before));
        var topics = found.stream()
                .map(it -> new Topic(
                        PATH + "/" + patient + "/" + it.id(),
                        it.title(),
                        frame.words().date(it.at())))
                .toList();
        if (topics.isEmpty()) {
            throw new NotHere();
        }
        var older = found.size() < Proofs.MOST_TOPICS
                ? null
                : PATH + "/" + patient + "?before=" + found.getLast().at();
        return new ModelAndView("followup/proof_topics")
                .addObject("topics", topics)
                .addObject("older", older);
    }

    private static @Nullable Instant instant(String typed) {
        try {
            return typed.isEmpty() ? null : Instant.parse(typed);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @PostMapping(PATH + "/{patient}/{topic}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.MEDICAL_DIRECTOR},
            audited = "proof-taken")
    @AsksForProofAgain
    ResponseEntity<byte[]> take(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID topic) {
        var words = frame.words();
        var proof = proofs.gathered(frame.viewer(), words, patient, topic).orElseThrow(NotHere::new);
        var paper =
                pdfs.print(words, words.say("followup.proof.title"), "followup/proof_paper", Map.of("proof", proof));
        var bundle = new Bundle().with("proof.pdf", paper).with("proof.json", json(proof));
        var name = ContentDisposition.attachment()
                .filename("proof-" + bundle.manifest().substring(0, 12) + ".zip")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ZIP))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(known.taken(frame.viewer(), patient, topic, bundle));
    }

    private static byte[] json(Proof proof) {
        var all = JSON.createObjectNode();
        all.putObject("patient")
                .put("name", proof.name())
                .put("born", proof.born())
                .put("recordNumber", proof.recordNumber());
        all.putObject("topic").put("id", proof.topic().toString()).put("title", proof.title());
        var values = all.putArray("values");
        proof.values().forEach(values::add);
        var earlier = all.putArray("earlierValues");
        proof.earlier().forEach(earlier::add);
        var rules = all.putArray("rulesThen");
        proof.rules().forEach(rules::add);
        all.put("zone", proof.zone().getId());
        all.put("made", at(proof, proof.made())).put("madeBy", proof.madeBy());
        var events = all.putArray("events");
        for (var line : proof.lines()) {
            var event = events.addObject()
                    .put("at", at(proof, line.at()))
                    .put("what", line.what())
                    .put("who", line.who());
            if (!line.said().isEmpty()) {
                event.put("said", line.said());
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all).getBytes(StandardCharsets.UTF_8);
    }

    /** With the offset of the practice then. */
    private static String at(Proof proof, Instant instant) {
        return instant.atZone(proof.zone()).toOffsetDateTime().toString();
    }
}
