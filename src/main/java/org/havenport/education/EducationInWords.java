package org.havenport.education;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.Fact;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.patients.IdentityBand;
import org.havenport.patients.Person;
import org.havenport.protocols.HouseTexts;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what a patient learnt into words for staff. */
@Component
class EducationInWords {

    private final Lessons lessons;
    private final Rounds rounds;
    private final Given given;
    private final Staff staff;

    EducationInWords(Lessons lessons, Rounds rounds, Given given, Staff staff) {
        this.lessons = lessons;
        this.rounds = rounds;
        this.given = given;
        this.staff = staff;
    }

    EducationPage.One one(Frame frame, Person who, IdentityBand band, TeachBackForm form, Errors errors) {
        var viewer = frame.viewer();
        var learnt = lessons.of(viewer, who.id());
        var handed = given.of(viewer, who.id());
        var names = staff.names(viewer, named(learnt, handed));
        return new EducationPage.One(
                band,
                EducationController.path(who.id()),
                who.given(),
                learnt.stream().map(it -> fact(frame, it, names)).toList(),
                rounds.of(viewer, who.id()).stream()
                        .map(cause -> frame.say("education.cause." + cause))
                        .toList(),
                form(frame, who, form),
                Cause.ofStaff().stream()
                        .map(it -> option(frame, it.name(), "education.cause."))
                        .toList(),
                handed.stream().map(it -> fact(frame, it, names)).toList(),
                HouseTexts.LANGUAGES.stream()
                        .map(it -> new Choice.Option(it.getLanguage(), name(frame.words(), it.getLanguage()), ""))
                        .toList(),
                EducationController.languages().stream()
                        .map(it -> new Choice.Option(it, name(frame.words(), it), ""))
                        .toList(),
                errors);
    }

    static String name(Words words, String language) {
        return language.equals("ase")
                ? words.say("education.language.ase")
                : Locale.of(language).getDisplayLanguage(words.locale());
    }

    private static EducationPage.Form form(Frame frame, Person who, TeachBackForm form) {
        var own = who.language();
        var spoken = own == null ? "" : Locale.forLanguageTag(own).getLanguage();
        return new EducationPage.Form(
                Arrays.stream(Topic.values())
                        .map(topic -> new Choice.Option(
                                topic.name(),
                                frame.say("education.topic." + topic),
                                frame.say("education.topic.say." + topic)))
                        .toList(),
                form.done(),
                new Choice(
                        "method",
                        frame.say("education.staff.method"),
                        form.how(),
                        Method.ofStaff().stream()
                                .map(it -> option(frame, it.name(), "education.method."))
                                .toList()),
                form.tongue().isEmpty() ? spoken : form.tongue(),
                form.interpreted());
    }

    private static Choice.Option option(Frame frame, String name, String prefix) {
        return new Choice.Option(name, frame.say(prefix + name), "");
    }

    /** The staff who taught or printed; a patient who fetched the instructions is nobody's colleague. */
    private static Set<UUID> named(List<Lesson> learnt, List<Given.Once> handed) {
        return Stream.concat(
                        learnt.stream().flatMap(it -> Stream.ofNullable(it.staff())),
                        handed.stream()
                                .filter(it -> it.way() == Given.Way.PRINTED)
                                .map(Given.Once::by))
                .collect(Collectors.toSet());
    }

    private static Fact fact(Frame frame, Lesson lesson, Map<UUID, Member> names) {
        var by = lesson.staff();
        var how = frame.say(
                lesson.interpreter() ? "education.lesson.interpreter" : "education.lesson.how",
                name(frame.words(), lesson.language()),
                frame.say("education.method." + lesson.method()));
        var who = by == null
                ? frame.say("education.lesson." + lesson.kind())
                : frame.say("education.lesson.TEACH_BACK", name(frame, names.get(by)));
        return new Fact(
                frame.words().dateTime(lesson.at()), lesson.kind() == Lesson.Kind.BROUGHT ? who : who + " " + how);
    }

    private static Fact fact(Frame frame, Given.Once once, Map<UUID, Member> names) {
        var what = once.way() == Given.Way.DOWNLOADED
                ? frame.say("education.given.DOWNLOADED", name(frame.words(), once.language()))
                : frame.say(
                        "education.given.PRINTED",
                        name(frame.words(), once.language()),
                        name(frame, names.get(once.by())));
        return new Fact(frame.words().dateTime(once.at()), what);
    }

    private static String name(Frame frame, @Nullable Member member) {
        return member == null ? frame.say("education.staff.colleague") : member.shown();
    }
}
