package org.havenport.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.staff.Member;
import org.jspecify.annotations.Nullable;

/**
 * The alarms about sign-ins, and the locks that wait for a second person.
 *
 * @param asked accounts of staff somebody wants opened
 */
record AlarmsPage(List<Row> rows, List<Second> asked, Errors errors) {

    /** One alarm. */
    record Row(UUID id, String who, String what, String at, boolean own, List<Line> failures, Choice outcome) {}

    /** One failed try. */
    record Line(String at, String way, String from, String browser) {}

    /** One account that waits. */
    record Second(UUID id, String who, String how, String reason, boolean mine) {}

    static AlarmsPage of(
            Frame frame,
            List<Alarms.Alarm> alarms,
            Map<UUID, List<Alarms.Failure>> failures,
            List<Locks.Asked> asked,
            Map<UUID, Member> names,
            Errors errors) {
        var words = frame.words();
        var me = frame.viewer().actor();
        return new AlarmsPage(
                alarms.stream()
                        .map(it -> new Row(
                                it.id(),
                                who(words, it, names),
                                what(words, it),
                                words.dateTime(it.at()),
                                me.equals(it.account()),
                                failures.getOrDefault(it.id(), List.of()).stream()
                                        .map(line -> line(words, line))
                                        .toList(),
                                outcome(words, it)))
                        .toList(),
                asked.stream()
                        .map(it -> new Second(
                                it.id(),
                                name(words, it.account(), names),
                                words.say(
                                        "access.unlock.asked",
                                        name(words, it.by(), names),
                                        words.dateTime(it.at()),
                                        words.say("access.unlock.how." + it.how())),
                                it.reason(),
                                me.equals(it.by()) || me.equals(it.account())))
                        .toList(),
                errors);
    }

    private static String who(Words words, Alarms.Alarm alarm, Map<UUID, Member> names) {
        var account = alarm.account();
        if (alarm.network()) {
            return words.say("access.alarms.network");
        }
        if (account == null) {
            return words.say("access.alarms.nobody");
        }
        return "STAFF".equals(alarm.kind()) ? name(words, account, names) : words.say("access.alarms.patient");
    }

    private static String name(Words words, UUID account, Map<UUID, Member> names) {
        var member = names.get(account);
        return member == null ? words.say("access.alarms.somebody") : member.shown();
    }

    private static String what(Words words, Alarms.Alarm alarm) {
        if (alarm.network()) {
            return words.say("access.alarms.what.network");
        }
        var locks = words.say("access.alarms.what.locks", alarm.locks());
        return alarm.told() ? locks + " " + words.say("access.alarms.told") : locks;
    }

    private static Line line(Words words, Alarms.Failure it) {
        var browser = (it.browser() + " " + it.system()).strip();
        return new Line(
                words.dateTime(it.at()),
                words.say("access.way." + it.way()),
                it.address(),
                browser.isEmpty()
                        ? words.say("access.alarms.no-browser")
                        : it.known() ? words.say("access.alarms.known", browser) : browser);
    }

    private static Choice outcome(Words words, Alarms.Alarm alarm) {
        var options = List.of(Alarms.Outcome.values()).stream()
                .map(it -> new Choice.Option(
                        it.name(),
                        words.say("access.alarms.outcome." + it),
                        words.say("access.alarms.outcome." + it + ".say")))
                .toList();
        return new Choice("outcome", words.say("access.alarms.outcome"), "", options);
    }

    @Nullable
    String noteError(UUID alarm) {
        return errors.of("note-" + alarm);
    }
}
