package org.havenport.enrolment;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.IdentityBand;
import org.havenport.patients.Likeness;
import org.havenport.patients.LikenessInWords;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who asked for an account: what was typed beside whom it could be, and a person's decision. */
@Controller
class RequestsController {

    static final String PATH = EnrolmentController.LISTS + "/requests/{request}";

    private final Requests requests;
    private final Patients patients;
    private final Clock clock;

    RequestsController(Requests requests, Patients patients, Clock clock) {
        this.requests = requests;
        this.patients = patients;
        this.clock = clock;
    }

    static String path(UUID request) {
        return EnrolmentController.LISTS + "/requests/" + request;
    }

    /** Somebody on file whom it could be. */
    record Candidate(UUID id, IdentityBand band, LikenessInWords likeness, String address) {}

    /** A request with whom it could be. */
    record Page(
            String path,
            Asked.Said said,
            String born,
            String when,
            List<Candidate> candidates,
            @Nullable String refused) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "account-request-viewed")
    ModelAndView page(@ModelAttribute("frame") Frame frame, @PathVariable UUID request) {
        return page(frame, request, null);
    }

    @PostMapping(PATH + "/invite")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "account-request-linked")
    ModelAndView invite(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID request,
            @RequestParam(required = false) @Nullable UUID patient,
            @RequestParam(defaultValue = "") List<String> checked) {
        var seen = EnrolmentController.identities(checked);
        if (patient == null || seen.size() < Invitations.IDENTIFIERS) {
            return page(frame, request, frame.say("enrolment.request.choose"));
        }
        var answer = requests.invite(frame.viewer(), request, patient, seen).orElseThrow(NotHere::new);
        return switch (answer) {
            case Invitations.Answer.Made(var invited) ->
                new ModelAndView("enrolment/invited")
                        .addObject("invited", invited)
                        .addObject("path", EnrolmentController.path(patient));
            case Invitations.Answer.Refused(var why) -> {
                var who = patients.who(frame.viewer(), patient).orElseThrow(NotHere::new);
                yield page(frame, request, frame.say("enrolment.why-not." + why, who.given()));
            }
        };
    }

    @PostMapping(PATH + "/decline")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "account-request-declined")
    ModelAndView decline(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID request,
            @RequestParam(defaultValue = "") String reason) {
        var chosen = Arrays.stream(Requests.Reason.values())
                .filter(it -> it.name().equals(reason))
                .findFirst();
        if (chosen.isEmpty()) {
            return page(frame, request, frame.say("enrolment.request.why"));
        }
        if (!requests.decline(frame.viewer(), request, chosen.get())) {
            throw new NotHere();
        }
        return SeeOther.page(EnrolmentController.LISTS);
    }

    private ModelAndView page(Frame frame, UUID request, @Nullable String refused) {
        var viewer = frame.viewer();
        var asked = requests.waiting(viewer, request).orElseThrow(NotHere::new);
        var page = new Page(
                path(request),
                asked.said(),
                frame.words().date(asked.said().born()),
                frame.words().dateTime(asked.at()),
                candidates(frame, viewer, requests.candidates(viewer, asked)),
                refused);
        return new ModelAndView("enrolment/request", refused == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("page", page);
    }

    private List<Candidate> candidates(Frame frame, Viewer viewer, List<Likeness> likely) {
        var people = patients.who(viewer, likely.stream().map(Likeness::patient).toList());
        return likely.stream()
                .flatMap(it ->
                        Optional.ofNullable(people.get(it.patient())).map(who -> candidate(frame, who, it)).stream())
                .toList();
    }

    private Candidate candidate(Frame frame, Person who, Likeness likeness) {
        var address = who.address();
        return new Candidate(
                who.id(),
                IdentityBand.of(frame, who, clock.instant()),
                new LikenessInWords(frame.words(), likeness),
                address == null ? "" : String.join(", ", address.envelope()));
    }
}
