package org.havenport.notices;

import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.patients.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how a patient is reached, in the language of the page. */
@Component
class ContactInWords {

    private final AddressesAreAskedAbout asked;
    private final DeadAddressesAreNoticed dead;
    private final AddressChanges changes;
    private final Clock clock;

    ContactInWords(AddressesAreAskedAbout asked, DeadAddressesAreNoticed dead, AddressChanges changes, Clock clock) {
        this.asked = asked;
        this.dead = dead;
        this.changes = changes;
        this.clock = clock;
    }

    ContactPage page(
            Frame frame,
            List<ContactPoint> points,
            Wish wish,
            Optional<Person> onFile,
            ContactController.Typed typed,
            Errors errors,
            boolean kept) {
        var rests = changes.rest(frame.viewer());
        var ways = new ArrayList<ContactPage.Way>();
        for (var channel : Channel.values()) {
            var proposed = typed.channel() == channel && !typed.address().isEmpty()
                    ? typed.address()
                    : onFile.map(person -> proposed(person, channel)).orElse("");
            ways.add(way(frame.words(), points, channel, proposed, rests));
        }
        return new ContactPage(
                ways,
                by(frame, wish),
                wish.onlyThisWay(),
                hours(frame.words(), wish.quietFrom()),
                hours(frame.words(), wish.quietUntil()),
                language(frame, wish),
                errors,
                kept);
    }

    private ContactPage.Way way(
            Words words, List<ContactPoint> points, Channel channel, String proposed, boolean rests) {
        var known = points.stream()
                .filter(point -> point.channel() == channel && point.verified() != null)
                .findFirst();
        var offered = points.stream()
                .filter(point -> point.channel() == channel && point.verified() == null)
                .findFirst();
        return new ContactPage.Way(
                channel,
                known.map(point -> known(words, point)).orElse(null),
                offered.map(point -> new ContactPage.Offered(point.id(), point.address()))
                        .orElse(null),
                rests,
                known.isPresent() ? "" : proposed);
    }

    private ContactPage.Known known(Words words, ContactPoint point) {
        var state = dead.mustBeShown(point) ? "bounced" : point.stopped() != null ? "stopped" : "works";
        var until = point.revertUntil();
        return new ContactPage.Known(
                point.id(),
                point.address(),
                words.say("notices.address." + state),
                !point.works(),
                point.confirmed() == null ? null : words.date(point.confirmed()),
                asked.isTime(point, clock.instant()),
                until == null || until.isBefore(clock.instant()) ? null : words.dateTime(until));
    }

    /** What the record has, to be looked at and sent by its owner: nothing goes there before. */
    private static String proposed(Person person, Channel channel) {
        var known = channel == Channel.EMAIL ? person.emails() : person.phones();
        return known.stream()
                .flatMap(address -> Addresses.clean(channel, address).stream())
                .findFirst()
                .orElse("");
    }

    private static Choice by(Frame frame, Wish wish) {
        var options = Arrays.stream(Wish.By.values())
                .map(by -> new Choice.Option(
                        by.name(),
                        frame.say("notices.wish.by." + by),
                        by == Wish.By.NONE ? frame.say("notices.wish.by.NONE.say") : ""))
                .toList();
        return new Choice("by", frame.say("notices.wish.by"), wish.by().name(), options);
    }

    private static Choice language(Frame frame, Wish wish) {
        var options = List.of("en", "es").stream()
                .map(tag -> new Choice.Option(tag, frame.say("notices.wish.language." + tag), ""))
                .toList();
        return new Choice("language", frame.say("notices.wish.language"), wish.language(), options);
    }

    private static List<ContactPage.Hour> hours(Words words, @Nullable LocalTime chosen) {
        return IntStream.range(0, 24)
                .mapToObj(hour -> new ContactPage.Hour(
                        String.valueOf(hour),
                        words.time(LocalTime.of(hour, 0)),
                        chosen != null && chosen.getHour() == hour))
                .toList();
    }
}
