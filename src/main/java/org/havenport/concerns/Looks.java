package org.havenport.concerns;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditLine;
import org.havenport.home.Frame;
import org.havenport.staff.Staff;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Who looked at something before it was known to be in the wrong place: looked up in the audit log, never kept. */
@Component
class Looks {

    private final Audit audit;
    private final Staff staff;

    Looks(Audit audit, Staff staff) {
        this.audit = audit;
        this.staff = staff;
    }

    List<IncidentPage.Look> before(Frame frame, Incident incident) {
        var from = incident.filed() == null ? incident.discovered() : incident.filed();
        var lines = audit.looks(frame.viewer(), incident.patient(), incident.items(), from, incident.discovered());
        var people =
                staff.names(frame.viewer(), lines.stream().map(AuditLine::actor).collect(Collectors.toSet()));
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> new Seen(line.actor(), line.kind(), line.item() != null),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(seen -> {
                    var member = people.get(seen.getKey().actor());
                    var by = member == null
                            ? frame.say("concerns.looker." + seen.getKey().kind())
                            : member.shown();
                    return look(frame, by, seen.getKey().opened(), seen.getValue());
                })
                .toList();
    }

    private static IncidentPage.Look look(Frame frame, String by, boolean opened, List<AuditLine> lines) {
        var times = lines.stream()
                .map(AuditLine::at)
                .sorted(Comparator.naturalOrder())
                .toList();
        return new IncidentPage.Look(
                by,
                frame.say(opened ? "concerns.look.opened" : "concerns.look.listed"),
                frame.words().dateTime(times.getFirst()),
                frame.words().dateTime(times.getLast()),
                times.size());
    }

    private record Seen(UUID actor, Viewer.Kind kind, boolean opened) {}
}
