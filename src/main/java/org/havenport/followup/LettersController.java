package org.havenport.followup;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.files.Pdfs;
import org.havenport.home.Due;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.home.Words;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.protocols.BusinessHours;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Letters that ask somebody to call: printed, posted, and kept that they were. */
@Controller
class LettersController {

    static final String PATH = "/staff/letters";
    private static final Pattern TRACKING = Pattern.compile("[0-9A-Za-z -]{6,40}");

    private final LettersToCall letters;
    private final Patients patients;
    private final Pdfs pdfs;
    private final BusinessHours hours;
    private final Clock clock;

    LettersController(LettersToCall letters, Patients patients, Pdfs pdfs, BusinessHours hours, Clock clock) {
        this.letters = letters;
        this.patients = patients;
        this.pdfs = pdfs;
        this.hours = hours;
        this.clock = clock;
    }

    /** A letter to post. */
    record Line(String path, Due due, String name, String how, String address) {}

    /** One letter, and what is typed once it is posted. */
    record Page(
            String path,
            String title,
            String how,
            List<String> envelope,
            boolean certified,
            @Nullable String wrong,
            String tracking) {}

    /** What stands on paper. Of what it is about it says nothing. */
    record Paper(String name, List<String> envelope, String date, String phone, String line, String practice) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "letters-listed")
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        var waiting = letters.waiting(frame.viewer());
        var people = patients.who(
                frame.viewer(),
                waiting.shown().stream().map(LettersToCall.ToPost::patient).toList());
        var lines = waiting.shown().stream()
                .flatMap(it -> Optional.ofNullable(people.get(it.patient())).map(who -> line(frame, it, who)).stream())
                .toList();
        return new ModelAndView("followup/letters").addObject("lines", lines).addObject("more", waiting.more());
    }

    private Line line(Frame frame, LettersToCall.ToPost letter, Person who) {
        return new Line(
                path(letter),
                Due.of(frame.words(), letter.due(), clock.instant()),
                who.name(),
                frame.say("followup.letter.how." + letter.kind()),
                String.join(", ", envelope(who)));
    }

    @GetMapping(PATH + "/{patient}/{letter}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "letter-viewed")
    ModelAndView one(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID letter) {
        return one(frame, patient, letter, null, "");
    }

    private ModelAndView one(Frame frame, UUID patient, UUID id, @Nullable String wrong, String tracking) {
        var letter = letters.one(frame.viewer(), patient, id).orElseThrow(NotHere::new);
        var who = patients.viewed(frame.viewer(), patient, "letter-viewed").orElseThrow(NotHere::new);
        var page = new Page(
                path(letter),
                frame.say("followup.letter.to", who.name()),
                frame.say("followup.letter.how." + letter.kind()),
                envelope(who),
                letter.kind() == LettersToCall.Kind.CERTIFIED,
                wrong,
                tracking);
        return new ModelAndView("followup/letter", wrong == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("page", page);
    }

    @GetMapping(PATH + "/{patient}/{letter}/letter.pdf")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "letter-printed")
    ResponseEntity<byte[]> print(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID letter) {
        var viewer = frame.viewer();
        var found = letters.one(viewer, patient, letter).orElseThrow(NotHere::new);
        var who = patients.who(viewer, patient).orElseThrow(NotHere::new);
        letters.printed(viewer, found);
        var spoken = who.language() != null && who.language().startsWith("es") ? "es" : "en";
        var words = Words.of(Locale.of(spoken), hours.zone());
        var practice = hours.practice();
        var paper = new Paper(
                who.name(),
                envelope(who),
                words.date(found.prepared()),
                practice.phone(),
                words.say("followup.letter.paper." + found.kind()),
                practice.name());
        return Pdfs.saved(
                "letter.pdf",
                pdfs.print(
                        words,
                        words.say("followup.letter.paper.title"),
                        "followup/letter_on_paper",
                        Map.of("paper", paper)));
    }

    @PostMapping(PATH + "/{patient}/{letter}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "letter-posted")
    ModelAndView posted(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID letter,
            @RequestParam(defaultValue = "") String tracking) {
        var found = letters.one(frame.viewer(), patient, letter).orElseThrow(NotHere::new);
        var certified = found.kind() == LettersToCall.Kind.CERTIFIED;
        var number = tracking.strip();
        if (certified && !TRACKING.matcher(number).matches()) {
            return one(frame, patient, letter, frame.say("followup.letter.tracking.wrong"), number);
        }
        if (!letters.posted(frame.viewer(), found, certified ? number : null)) {
            throw new NotHere();
        }
        return SeeOther.page(PATH);
    }

    private static List<String> envelope(Person who) {
        var address = who.address();
        return address == null ? List.of() : address.envelope();
    }

    private static String path(LettersToCall.ToPost letter) {
        return PATH + "/" + letter.patient() + "/" + letter.id();
    }
}
