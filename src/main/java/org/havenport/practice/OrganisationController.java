package org.havenport.practice;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.directory.Site;
import org.havenport.directory.Sites;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
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

/** Who the organisation is before the law, and its locations. */
@Controller
class OrganisationController {

    private static final String PATH = SetupController.ORGANISATION;
    private static final String VIEW = "practice/organisation";

    private final Sites sites;

    OrganisationController(Sites sites) {
        this.sites = sites;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.COMPLIANCE_OFFICER,
                Role.ADMINISTRATOR,
                Role.MEDICAL_DIRECTOR,
                Role.SECURITY_ADMINISTRATOR,
                Role.COUNSEL,
                Role.PORTAL_COORDINATOR
            })
    ModelAndView organisation(@ModelAttribute("frame") Frame frame) {
        return page(frame, null, null, List.of());
    }

    @PostMapping(PATH + "/describe")
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.ADMINISTRATOR, audited = "organisation-described")
    ModelAndView describe(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String legalName,
            @RequestParam(defaultValue = "") String npi) {
        var name = legalName.strip();
        var number = npi.strip();
        var errors = new ArrayList<FieldError>();
        if (name.isEmpty() || name.length() > 200) {
            errors.add(new FieldError("legalName", frame.say("practice.organisation.wrong.name")));
        }
        if (!number.isEmpty() && !number.matches("[0-9]{10}")) {
            errors.add(new FieldError("npi", frame.say("practice.organisation.wrong.npi")));
        }
        if (!errors.isEmpty()) {
            return page(frame, new OrganisationPage.House(name, number), null, errors);
        }
        sites.describe(frame.viewer(), new Sites.House(name, number.isEmpty() ? null : number));
        return SeeOther.page(PATH);
    }

    @PostMapping(PATH + "/locations")
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.ADMINISTRATOR, audited = "location-described")
    ModelAndView put(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String location,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String zone) {
        var typed = new OrganisationPage.Place(location, name.strip(), address.strip(), phone.strip(), zone, true);
        var errors = errors(frame, typed);
        var id = location.isBlank()
                ? UUID.randomUUID()
                : known(frame.viewer(), location).id();
        var in = zone(zone);
        if (!errors.isEmpty() || in == null) {
            return page(frame, null, typed, errors);
        }
        sites.put(frame.viewer(), new Site(id, typed.name(), typed.address(), typed.phone(), in, false));
        return SeeOther.page(PATH);
    }

    @PostMapping(PATH + "/locations/{entry}/close")
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.ADMINISTRATOR, audited = "location-closed")
    ModelAndView close(Viewer viewer, @PathVariable String entry) {
        sites.put(viewer, known(viewer, entry).close());
        return SeeOther.page(PATH);
    }

    private Site known(Viewer viewer, String id) {
        return sites.open(viewer).stream()
                .filter(site -> site.id().toString().equals(id))
                .findFirst()
                .orElseThrow(NotHere::new);
    }

    private static List<FieldError> errors(Frame frame, OrganisationPage.Place typed) {
        var errors = new ArrayList<FieldError>();
        if (typed.name().isEmpty() || typed.name().length() > 200) {
            errors.add(new FieldError("name" + typed.id(), frame.say("practice.location.wrong.name")));
        }
        if (typed.address().isEmpty() || typed.address().length() > 500) {
            errors.add(new FieldError("address" + typed.id(), frame.say("practice.location.wrong.address")));
        }
        if (typed.phone().chars().filter(Character::isDigit).count() < 3
                || typed.phone().length() > 40) {
            errors.add(new FieldError("phone" + typed.id(), frame.say("practice.location.wrong.phone")));
        }
        if (zone(typed.zone()) == null) {
            errors.add(new FieldError("zone" + typed.id(), frame.say("practice.location.wrong.zone")));
        }
        return errors;
    }

    private static @Nullable ZoneId zone(String typed) {
        try {
            return typed.length() > 60 ? null : ZoneId.of(typed.strip());
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private ModelAndView page(
            Frame frame,
            OrganisationPage.@Nullable House typedHouse,
            OrganisationPage.@Nullable Place typed,
            List<FieldError> errors) {
        var house = typedHouse == null
                ? sites.house(frame.viewer())
                        .map(h -> new OrganisationPage.House(h.legalName(), h.npi() == null ? "" : h.npi()))
                        .orElse(new OrganisationPage.House("", ""))
                : typedHouse;
        var places = sites.open(frame.viewer()).stream()
                .map(s -> typed != null && typed.id().equals(s.id().toString())
                        ? typed
                        : new OrganisationPage.Place(
                                s.id().toString(),
                                s.name(),
                                s.address(),
                                s.phone(),
                                s.zone().getId(),
                                false))
                .toList();
        var fresh = typed != null && typed.id().isBlank()
                ? typed
                : OrganisationPage.Place.nothing(frame.words().zone().getId());
        var page = new ModelAndView(
                VIEW,
                "page",
                new OrganisationPage(house, places, fresh, frame.viewer().holdsOneOf(Role.ADMINISTRATOR), errors));
        page.setStatus(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
