package org.havenport.followup;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.chart.Chart;
import org.havenport.chart.Item;
import org.havenport.chart.ItemGroup;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.patients.CareTeams;
import org.havenport.patients.IdentityBand;
import org.havenport.patients.Patients;
import org.havenport.staff.Staff;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Whether what was released arrived: in figures, for one patient, and the whole history of one result. */
@Controller
class ReceiptsController {

    static final String PATH = "/staff/receipts";

    private final Receipts receipts;
    private final Chart chart;
    private final Patients patients;
    private final CareTeams teams;
    private final Staff staff;
    private final Clock clock;

    ReceiptsController(Receipts receipts, Chart chart, Patients patients, CareTeams teams, Staff staff, Clock clock) {
        this.receipts = receipts;
        this.chart = chart;
        this.patients = patients;
        this.teams = teams;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "receipt-figures-viewed")
    String figures(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("page", ReceiptPages.sums(frame, receipts.figures(frame.viewer())));
        return "followup/receipts";
    }

    @GetMapping(PATH + "/{patient}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "receipts-viewed")
    String ofOne(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient, Model model) {
        var viewer = frame.viewer();
        teams.orReason(viewer, patient);
        var who = patients.viewed(viewer, patient, "patient-viewed").orElseThrow(NotHere::new);
        var found = receipts.of(viewer, patient);
        var items = items(viewer, patient, ReceiptPages.subjects(found.shown()));
        var lines =
                found.map(it -> ReceiptPages.line(frame, patient, it, ReceiptPages.title(frame, patient, it, items)));
        model.addAttribute(
                "page", new ReceiptPages.OfOne(IdentityBand.of(frame, who, clock.instant()), who.given(), lines));
        return "followup/receipts_of_one";
    }

    @GetMapping(PATH + "/{patient}/{item}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "receipt-viewed")
    String history(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID item, Model model) {
        var viewer = frame.viewer();
        teams.orReason(viewer, patient);
        var who = patients.who(viewer, patient).orElseThrow(NotHere::new);
        var moments = receipts.history(viewer, patient, item);
        if (moments.isEmpty()) {
            throw new NotHere();
        }
        var names = staff.names(
                viewer,
                moments.stream()
                        .filter(it -> !it.byPatient())
                        .map(Moment::by)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        var owed = receipts.one(viewer, patient, item);
        var title = owed.map(it -> ReceiptPages.title(
                        frame, patient, it, items(viewer, patient, ReceiptPages.subjects(List.of(it)))))
                .or(() -> ReceiptPages.title(
                        items(viewer, patient, List.of(item)).getOrDefault(new ItemGroup(patient, item), List.of())))
                .orElse(frame.say("followup.sent.RESULT"));
        model.addAttribute(
                "page",
                new ReceiptPages.History(
                        IdentityBand.of(frame, who, clock.instant()),
                        PATH + "/" + patient,
                        title,
                        ReceiptPages.moments(frame, moments, names)));
        return "followup/history";
    }

    private Map<ItemGroup, List<Item>> items(Viewer viewer, UUID patient, List<UUID> wanted) {
        return chart.groups(
                viewer, wanted.stream().map(it -> new ItemGroup(patient, it)).toList(), "receipt-viewed");
    }
}
