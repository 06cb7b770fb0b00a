package org.havenport.home;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.havenport.protocols.BusinessClock;
import org.havenport.protocols.BusinessHours;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Makes the frame of a page from the request alone; asks the database nothing. */
@Component
class Frames {

    /** The hours in words, as long as they are what was decided and the day is the same. */
    private record Said(
            BusinessClock clock,
            Map<String, BusinessClock> others,
            LocalDate today,
            String hours,
            List<Fact> elsewhere) {

        boolean isOf(BusinessClock clock, Map<String, BusinessClock> others, LocalDate today) {
            return this.clock.equals(clock) && this.others.equals(others) && this.today.equals(today);
        }
    }

    private final Map<Locale, Said> said = new ConcurrentHashMap<>();
    private final LocaleResolver languages;
    private final BusinessHours hours;
    private final Places places;
    private final EmergencyHelpComesFirst emergency;
    private final OpenPages pages;
    private final Clock clock;

    Frames(
            LocaleResolver languages,
            BusinessHours hours,
            Places places,
            EmergencyHelpComesFirst emergency,
            OpenPages pages,
            Clock clock) {
        this.emergency = emergency;
        this.pages = pages;
        this.clock = clock;
        this.languages = languages;
        this.hours = hours;
        this.places = places;
    }

    Frame of(HttpServletRequest request) {
        return frame(words(request), viewer(request), path(request), csrf(request), rest(request), soon(request));
    }

    /**
     * The frame of an answer that is no page: none of the places is the one shown and no time is
     * told, so that all such answers are alike.
     */
    Frame ofNoPlace(HttpServletRequest request) {
        var frame = of(request);
        var places = frame.places().stream()
                .map(place -> new Place(place.name(), place.path(), place.icon(), false))
                .toList();
        return new Frame(
                frame.words(),
                frame.viewer(),
                frame.path(),
                frame.csrf(),
                frame.practice(),
                frame.hours(),
                frame.elsewhere(),
                places,
                frame.open(),
                null,
                null);
    }

    /** The frame of a page before sign-in, for looking at the page without a request. */
    Frame forNobody(Locale locale, String path) {
        return frame(Words.of(locale, hours.zone()), Viewer.nobody(), path, new Csrf("_csrf", ""), null, null);
    }

    private Frame frame(Words words, Viewer viewer, String path, Csrf csrf, @Nullable Rest rest, @Nullable Soon soon) {
        var said = said(words);
        return new Frame(
                words,
                viewer,
                path,
                csrf,
                emergency.reachable(hours.practice()),
                said.hours(),
                said.elsewhere(),
                places.of(viewer, words, path),
                to -> pages.opens(viewer, to),
                rest,
                soon);
    }

    /** Every page says the hours: they are put into words again only on another day, or when something else was decided. */
    private Said said(Words words) {
        var clock = hours.clock();
        var others = hours.others();
        var today = LocalDate.ofInstant(this.clock.instant(), clock.zone());
        var known = said.get(words.locale());
        if (known == null || !known.isOf(clock, others, today)) {
            var week = HoursInWords.of(words, BusinessHours.week(clock));
            var soon = HoursInWords.soon(words, clock, today);
            var both = soon.isEmpty() ? week : week.isEmpty() ? soon : week + "; " + soon;
            known = new Said(clock, others, today, both, elsewhere(words, others));
            said.put(words.locale(), known);
        }
        return known;
    }

    private static @Nullable Rest rest(HttpServletRequest request) {
        return request.getAttribute(Rest.ATTRIBUTE) instanceof Rest rest ? rest : null;
    }

    private static @Nullable Soon soon(HttpServletRequest request) {
        return request.getAttribute(Soon.ATTRIBUTE) instanceof Soon soon && soon.standsOn(path(request)) ? soon : null;
    }

    private static List<Fact> elsewhere(Words words, Map<String, BusinessClock> others) {
        return others.entrySet().stream()
                .map(it -> new Fact(it.getKey(), HoursInWords.of(words, BusinessHours.week(it.getValue()))))
                .toList();
    }

    Words words(HttpServletRequest request) {
        // Whoever sees what a patient sees, reads it in the patient's language.
        var language =
                viewer(request) instanceof Viewer.Mirror mirror ? mirror.language() : languages.resolveLocale(request);
        return Words.of(language, hours.zone());
    }

    /** Room access puts the viewer on the request under the name of the type. */
    private static Viewer viewer(HttpServletRequest request) {
        return request.getAttribute(Viewer.class.getName()) instanceof Viewer viewer ? viewer : Viewer.nobody();
    }

    private static Csrf csrf(HttpServletRequest request) {
        if (request.getAttribute(Csrf.ATTRIBUTE) instanceof Csrf csrf) {
            return csrf;
        }
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Csrf(token.getParameterName(), token.getToken())
                : new Csrf("_csrf", "");
    }

    private static String path(HttpServletRequest request) {
        var failed = request.getAttribute("jakarta.servlet.error.request_uri");
        return failed instanceof String path ? path : request.getRequestURI();
    }
}
