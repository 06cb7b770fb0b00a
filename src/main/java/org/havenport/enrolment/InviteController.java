package org.havenport.enrolment;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.havenport.files.Cells;
import org.havenport.files.Pdfs;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Inviting many at once: chosen from a list, printed as one file, with who could not be invited and why. */
@Controller
class InviteController {

    static final String PATH = EnrolmentController.LISTS + "/invite";
    private static final Set<Integer> MONTHS = Set.of(0, 3, 12, 36);
    private static final CSVFormat QUOTED =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    private final Candidates candidates;
    private final Invitations invitations;
    private final Patients patients;
    private final Letters letters;

    InviteController(Candidates candidates, Invitations invitations, Patients patients, Letters letters) {
        this.candidates = candidates;
        this.invitations = invitations;
        this.patients = patients;
        this.letters = letters;
    }

    /**
     * Somebody to choose.
     *
     * @param why why no letter can go to them, in words; null when one can
     */
    record Row(
            UUID id,
            String name,
            String born,
            String seen,
            @Nullable String why) {}

    /** Whom one chooses from. */
    record Page(
            int all,
            int months,
            boolean again,
            boolean chosen,
            List<Row> rows,
            @Nullable String refused) {}

    /** What was made: letters to print, and who got none. */
    record Made(UUID bundle, List<Invited> letters, List<Row> refused, int left) {

        @Override
        public String toString() {
            return "Made[" + bundle + "]";
        }
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "patients-without-account-listed")
    ModelAndView page(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "12") String months,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "") String chosen) {
        return page(frame, months(months), again.equals("yes"), chosen.equals("yes"), null);
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "patients-invited")
    ModelAndView invite(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "12") String months,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "") List<UUID> patient) {
        if (patient.isEmpty() || patient.size() > Candidates.MOST) {
            return page(frame, months(months), again.equals("yes"), false, frame.say("enrolment.bulk.none"));
        }
        var viewer = frame.viewer();
        var bundle = UUID.randomUUID();
        var made = new ArrayList<Invited>();
        var refused = new ArrayList<Row>();
        for (var id : Set.copyOf(patient)) {
            switch (invitations
                    .invite(viewer, id, Invitations.How.letter(bundle))
                    .orElseThrow(NotHere::new)) {
                case Invitations.Answer.Made(var invited) -> made.add(invited);
                case Invitations.Answer.Refused(var why) ->
                    patients.who(viewer, id).ifPresent(who -> refused.add(row(frame, who, null, why)));
            }
        }
        var left = candidates.count(viewer, months(months), again.equals("yes"));
        return new ModelAndView("enrolment/made").addObject("page", new Made(bundle, made, refused, left));
    }

    /** The letters of invitations that were just made: whoever prints them still has the codes on the page. */
    @PostMapping(PATH + "/letters")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "invitation-printed")
    ResponseEntity<byte[]> print(
            Viewer viewer,
            @RequestParam(defaultValue = "") List<UUID> patient,
            @RequestParam(defaultValue = "") List<String> code) {
        if (patient.isEmpty() || patient.size() != code.size() || patient.size() > Candidates.MOST) {
            throw new NotHere();
        }
        var told = new ArrayList<Invited>();
        for (var i = 0; i < patient.size(); i++) {
            told.add(invitations.told(viewer, patient.get(i), code.get(i)).orElseThrow(NotHere::new));
        }
        return Pdfs.saved("letters.pdf", letters.print(told));
    }

    /** Names and addresses for envelopes, of what was printed together; no code is in it. */
    @GetMapping(PATH + "/{bundle}/envelopes.csv")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "envelopes-printed")
    ResponseEntity<String> envelopes(@ModelAttribute("frame") Frame frame, @PathVariable UUID bundle)
            throws IOException {
        var text = new StringWriter();
        try (var csv = new CSVPrinter(text, QUOTED)) {
            csv.printRecord(frame.say("enrolment.bulk.name"), frame.say("enrolment.bulk.address"));
            for (var invitation : invitations.bundle(frame.viewer(), bundle)) {
                var who = patients.viewed(frame.viewer(), invitation.patient(), "envelopes-printed")
                        .orElseThrow(NotHere::new);
                var address = who.address();
                csv.printRecord(
                        Cells.plain(who.name()),
                        Cells.plain(address == null ? "" : String.join(", ", address.envelope())));
            }
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"envelopes.csv\"")
                .body(text.toString());
    }

    private ModelAndView page(Frame frame, int months, boolean again, boolean chosen, @Nullable String refused) {
        var viewer = frame.viewer();
        var found = candidates.find(viewer, months, again);
        var people = patients.who(
                viewer, found.some().stream().map(Invitable::patient).toList());
        var why = invitations.whyNot(viewer, people.values(), Way.POSTED, Set.of());
        var rows = found.some().stream()
                .flatMap(it ->
                        Optional.ofNullable(people.get(it.patient()))
                                .map(who -> row(frame, who, it, why.get(it.patient())))
                                .stream())
                .toList();
        return new ModelAndView("enrolment/invite", refused == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("page", new Page(found.all(), months, again, chosen, rows, refused));
    }

    private static Row row(Frame frame, Person who, @Nullable Invitable it, @Nullable WhyNot why) {
        var visit = it == null ? null : it.lastVisit();
        return new Row(
                who.id(),
                who.name(),
                frame.words().date(who.birthDate()),
                visit == null ? "" : frame.words().date(visit),
                why == null ? null : frame.say("enrolment.why-not." + why, who.given()));
    }

    private static int months(String typed) {
        return MONTHS.stream()
                .filter(it -> String.valueOf(it).equals(typed))
                .findFirst()
                .orElse(12);
    }
}
