package org.havenport.practice;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.audit.AuditLine;
import org.havenport.audit.AuditQuery;
import org.havenport.home.Words;
import org.havenport.staff.Member;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * What the audit page shows.
 *
 * @param wrong what is wrong with the form, by field, as keys of the words
 * @param older the address of the next page, or null on the last one
 */
record AuditPage(
        AuditForm form,
        Map<String, String> wrong,
        List<Line> lines,
        @Nullable String older) {

    /**
     * One line.
     *
     * @param who the person or the program, in words
     * @param person the id of the account, or null when there is none
     * @param record the id of the patient, or null
     */
    record Line(
            long number,
            String when,
            String who,
            @Nullable UUID person,
            @Nullable UUID record,
            String action,
            AuditLine.Outcome outcome,
            String thing,
            int count,
            boolean genuine) {}

    static AuditPage refused(AuditForm form, Map<String, String> wrong) {
        return new AuditPage(form, wrong, List.of(), null);
    }

    static AuditPage of(AuditForm form, List<AuditLine> lines, Map<UUID, Member> names, Words words) {
        var shown = lines.stream().map(line -> line(line, names, words)).toList();
        var older = lines.size() < AuditQuery.PAGE
                ? null
                : form.with("before", Long.toString(lines.getLast().seq()));
        return new AuditPage(form, Map.of(), shown, older);
    }

    private static Line line(AuditLine line, Map<UUID, Member> names, Words words) {
        var known = !line.actor().equals(Viewer.NO_ID);
        return new Line(
                line.seq(),
                words.dateTime(line.at()),
                who(line, names, words),
                known ? line.actor() : null,
                line.patient(),
                line.action(),
                line.outcome(),
                thing(line),
                line.count(),
                line.genuine());
    }

    private static String who(AuditLine line, Map<UUID, Member> names, Words words) {
        var member = names.get(line.actor());
        return switch (line.kind()) {
            case NOBODY -> words.say("practice.audit.nobody");
            case JOB -> words.say("practice.audit.job", line.job() == null ? "" : line.job());
            case STAFF, MIRROR ->
                member == null ? words.say("practice.audit.kind.STAFF") + " " + brief(line.actor()) : member.shown();
            case PATIENT, PROXY, APP ->
                words.say("practice.audit.kind." + line.kind().name()) + " " + brief(line.actor());
        };
    }

    private static String thing(AuditLine line) {
        var type = line.type() == null ? "" : line.type();
        var item = line.item();
        return item == null ? type : (type + " " + brief(item)).strip();
    }

    /** Enough of an id to tell two apart by eye. */
    static String brief(UUID id) {
        return id.toString().substring(0, 8);
    }
}
