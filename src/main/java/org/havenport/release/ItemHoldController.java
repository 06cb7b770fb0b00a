package org.havenport.release;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
import org.havenport.chart.ReleaseState;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.home.Words;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
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
import org.springframework.web.servlet.view.RedirectView;

/** Where a clinician holds one report or entry, opens it before its time, and decides again about another's hold. */
@Controller
class ItemHoldController {

    private final ItemHolds holds;
    private final HoldRequests requests;
    private final Chart chart;
    private final Patients patients;
    private final Staff staff;
    private final Clock clock;

    ItemHoldController(
            ItemHolds holds, HoldRequests requests, Chart chart, Patients patients, Staff staff, Clock clock) {
        this.holds = holds;
        this.requests = requests;
        this.chart = chart;
        this.patients = patients;
        this.staff = staff;
        this.clock = clock;
    }

    static String path(UUID patient, UUID item) {
        return HoldsController.PATH + "/" + patient + "/" + item;
    }

    @GetMapping(HoldsController.PATH + "/{patient}/{item}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "hold-opened")
    ModelAndView open(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID item) {
        return view(page(frame, patient, item), HttpStatus.OK);
    }

    @PostMapping(HoldsController.PATH + "/{patient}/{item}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "hold-placed")
    ModelAndView place(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID item,
            @ModelAttribute("form") HoldForm form) {
        var page = page(frame, patient, item);
        try {
            holds.place(frame.viewer(), patient, item, form.hold());
        } catch (HoldRefused e) {
            var errors = HoldForm.errors(frame.words(), e.missing(), page.days());
            return view(page.with(form, errors), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView(SeeOther.at(path(patient, item)));
    }

    @PostMapping(HoldsController.PATH + "/{patient}/{item}/{hold}/release")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "hold-released")
    RedirectView release(Viewer viewer, @PathVariable UUID patient, @PathVariable UUID item, @PathVariable UUID hold) {
        if (!holds.release(viewer, patient, item, hold)) {
            throw new NotHere();
        }
        return SeeOther.at(path(patient, item));
    }

    @PostMapping(HoldsController.PATH + "/{patient}/{item}/{hold}/review")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "hold-reviewed")
    ModelAndView review(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID item,
            @PathVariable UUID hold,
            @RequestParam @Nullable Boolean upheld,
            @RequestParam(defaultValue = "") String words) {
        if (upheld == null || words.isBlank()) {
            var page = page(frame, patient, item);
            var field = upheld == null ? "upheld" : "words";
            var error = new FieldError(field, frame.say("release.hold.review.missing." + field));
            return view(page.with(page.form(), List.of(error)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!requests.review(frame.viewer(), patient, item, hold, upheld, words)) {
            throw new NotHere();
        }
        return new ModelAndView(SeeOther.at(path(patient, item)));
    }

    private static ModelAndView view(ItemHoldPage page, HttpStatus status) {
        var view = new ModelAndView("release/item_hold", status);
        view.addObject("page", page);
        return view;
    }

    private ItemHoldPage page(Frame frame, UUID patient, UUID item) {
        var viewer = frame.viewer();
        var words = frame.words();
        var items = chart.items(viewer, ItemQuery.of(patient).inGroup(item), "hold-opened");
        var person = patients.who(viewer, patient).orElseThrow(NotHere::new);
        if (items.isEmpty()) {
            throw new NotHere();
        }
        var acting = holds.acting(viewer, patient, item);
        var names = staff.names(viewer, Hold.determiners(acting));
        var now = clock.instant();
        var state = items.getFirst().state();
        return new ItemHoldPage(
                path(patient, item),
                person.name(),
                line(words, person),
                WaitingList.title(words, items),
                words.say("release.hold.state." + (state == ReleaseState.RETRACTED ? ReleaseState.HELD : state)),
                acting.stream()
                        .map(hold -> acting(viewer, words, hold, names, now))
                        .toList(),
                viewer.holdsOneOf(Role.CLINICIAN, Role.MEDICAL_DIRECTOR),
                holds.longestDays(),
                HoldForm.empty(),
                List.of());
    }

    private static String line(Words words, Person person) {
        return words.say("release.hold.born", words.date(person.birthDate()));
    }

    private ItemHoldPage.Acting acting(Viewer viewer, Words words, Hold hold, Map<UUID, Member> names, Instant now) {
        var law = hold.law();
        var member = hold.determiner() == null ? null : names.get(hold.determiner());
        var asked = requests.of(viewer, hold);
        return new ItemHoldPage.Acting(
                hold.id().toString(),
                words.say("release.hold.basis." + hold.basis()),
                words.say("release.hold.recipient." + hold.recipient()),
                law != null
                        ? words.say("release.held.by.law", words.say("release.state." + law.state()), law.statute())
                        : member == null ? words.say("release.holder.unknown") : member.name(),
                WaitingInWords.moment(words, hold.placed(), now),
                WaitingInWords.moment(words, hold.expires(), now),
                holds.reason(viewer, hold).orElse(null),
                hold.clinicianMayRelease() || law == null
                        ? null
                        : words.say(
                                law.contactFirst() ? "release.hold.early.contact" : "release.hold.early.no",
                                law.statute()),
                asked.stream()
                        .map(it -> words.say(
                                "release.hold.asked." + it.kind(), WaitingInWords.moment(words, it.at(), now)))
                        .toList(),
                asked.stream().anyMatch(ItemHoldPage::isOpen),
                viewer.actor().equals(hold.determiner()));
    }
}
