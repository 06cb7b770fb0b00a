package org.havenport.enrolment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.havenport.access.From;
import org.havenport.enrolment.Requests.Kept;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The public page on which somebody without an invitation asks for an account. There is no room for words about health. */
@Controller
class AskController {

    static final String PATH = "/ask-for-an-account";
    private static final String SENT = PATH + "/sent";
    private static final int LONGEST = 100;
    private static final Pattern PHONE = Pattern.compile("[0-9+() .-]{7,25}");

    private final Requests requests;

    AskController(Requests requests) {
        this.requests = requests;
    }

    /** What was typed, and what is wrong with it. */
    record Page(
            String given, String family, String month, String day, String year, String phone, List<FieldError> errors) {

        static Page of(HttpServletRequest form, List<FieldError> errors) {
            return new Page(
                    typed(form, "given"),
                    typed(form, "family"),
                    typed(form, "month"),
                    typed(form, "day"),
                    typed(form, "year"),
                    typed(form, "phone"),
                    errors);
        }

        private static String typed(HttpServletRequest form, String field) {
            var value = form.getParameter(field);
            return value == null ? "" : value.strip().replaceAll("\\s+", " ");
        }

        @Nullable
        String error(String field) {
            return FieldError.at(field, errors);
        }

        List<FieldError> wrong(Frame frame) {
            var wrong = new ArrayList<FieldError>();
            for (var name : List.of("given", "family")) {
                var typed = name.equals("given") ? given : family;
                if (typed.isEmpty() || typed.length() > LONGEST) {
                    wrong.add(new FieldError(name, frame.say("enrolment.ask.name.wrong")));
                }
            }
            if (BirthDate.of(month, day, year) == null) {
                wrong.add(new FieldError("month", frame.say("enrolment.born.wrong")));
            }
            if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
                wrong.add(new FieldError("phone", frame.say("enrolment.ask.phone.wrong")));
            }
            return wrong;
        }

        @Override
        public String toString() {
            return "Page[withheld]";
        }
    }

    @GetMapping(PATH)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView form(Viewer viewer) {
        return viewer.kind() == Viewer.Kind.NOBODY
                ? page(HttpStatus.OK, new Page("", "", "", "", "", "", List.of()), Kept.YES)
                : SeeOther.page("/");
    }

    @PostMapping(PATH)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView ask(@ModelAttribute("frame") Frame frame, Locale language, HttpServletRequest request) {
        var page = Page.of(request, List.of());
        var wrong = page.wrong(frame);
        var born = BirthDate.of(page.month(), page.day(), page.year());
        if (!wrong.isEmpty() || born == null) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, Page.of(request, wrong), Kept.YES);
        }
        var kept = requests.ask(
                page.given(),
                page.family(),
                born,
                page.phone(),
                language,
                From.of(request).network());
        return kept == Kept.YES ? SeeOther.page(SENT) : page(HttpStatus.TOO_MANY_REQUESTS, page, kept);
    }

    @GetMapping(SENT)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    String sent() {
        return "enrolment/asked";
    }

    private static ModelAndView page(HttpStatus status, Page page, Kept kept) {
        return new ModelAndView("enrolment/ask", status)
                .addObject("page", page)
                .addObject("held", kept == Kept.YES ? null : "enrolment.ask.held." + kept);
    }
}
