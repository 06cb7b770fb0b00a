package org.havenport.people;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.havenport.access.Rights;
import org.havenport.files.Cells;
import org.havenport.home.Frame;
import org.havenport.people.PeoplePage.Mark;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.staff.Worker;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.RoleGrant;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Every role that stands, what lapses first on top: confirmed each quarter, or it is gone by itself. */
@Controller
class ConfirmController {

    private static final CSVFormat QUOTED =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    private final Rights rights;
    private final Staff staff;
    private final Clock clock;

    ConfirmController(Rights rights, Staff staff, Clock clock) {
        this.rights = rights;
        this.staff = staff;
        this.clock = clock;
    }

    /** A role on one line; {@code own} when it is the viewer's, who does not decide about it. */
    record Row(
            String path,
            String name,
            String role,
            String roleName,
            String answeredBy,
            String reason,
            Mark due,
            boolean own) {}

    @GetMapping(Parts.CONFIRM)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER})
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        return new ModelAndView("people/confirm")
                .addObject("parts", Parts.of(frame))
                .addObject("rows", rows(frame))
                .addObject("keeps", Parts.keeps(frame));
    }

    @GetMapping(Parts.CONFIRM + ".csv")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER})
    ResponseEntity<String> table(@ModelAttribute("frame") Frame frame) throws IOException {
        var text = new StringWriter();
        try (var csv = new CSVPrinter(text, QUOTED)) {
            csv.printRecord(
                    frame.say("people.head.name"),
                    frame.say("people.head.role"),
                    frame.say("people.head.answers"),
                    frame.say("people.head.reason"),
                    frame.say("people.head.due"));
            for (var row : rows(frame)) {
                csv.printRecord(
                        Cells.plain(row.name()),
                        Cells.plain(row.roleName()),
                        Cells.plain(row.answeredBy()),
                        Cells.plain(row.reason()),
                        Cells.plain(row.due().words()));
            }
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"roles.csv\"")
                .body(text.toString());
    }

    private List<Row> rows(Frame frame) {
        var now = clock.instant();
        var names = staff.workers(frame.viewer()).stream()
                .map(Worker::member)
                .collect(Collectors.toMap(Member::account, member -> member));
        return rights.all(frame.viewer(), now).stream()
                .filter(grant -> grant.stands(now) && names.containsKey(grant.account()))
                .map(grant -> row(frame, grant, names))
                .toList();
    }

    private Row row(Frame frame, RoleGrant grant, Map<UUID, Member> names) {
        var words = frame.words();
        return new Row(
                Parts.person(grant.account()),
                PersonInWords.name(words, grant.account(), names),
                grant.role().name(),
                PeopleInWords.name(words, grant.role()),
                PersonInWords.name(words, grant.answeredBy(), names),
                grant.reason(),
                Marks.due(words, grant.endsAt(), clock.instant()),
                grant.account().equals(frame.viewer().actor()));
    }
}
