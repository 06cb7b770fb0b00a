package org.havenport.education;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The guided tour: what is switched on, what the portal is not for, and five questions. A wrong answer is explained and
 * never keeps anybody out (A7).
 */
@Controller
class TourController {

    static final String PATH = "/you/tour";
    private static final String QUESTIONS = PATH + "/questions";

    private final Instructions instructions;
    private final Lessons lessons;

    TourController(Instructions instructions, Lessons lessons) {
        this.instructions = instructions;
        this.lessons = lessons;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(Kind.PATIENT)
    ModelAndView begin(@ModelAttribute("frame") Frame frame) {
        return stop(frame, 1);
    }

    @GetMapping(PATH + "/{number}")
    @MayBeUsedBy(Kind.PATIENT)
    ModelAndView stop(@ModelAttribute("frame") Frame frame, @PathVariable int number) {
        var parts = parts(frame);
        if (number < 1 || number > parts.size()) {
            throw new NotHere();
        }
        var stop = new TourPage.Stop(
                number,
                parts.size() + 1,
                parts.get(number - 1),
                number == 1 ? null : PATH + "/" + (number - 1),
                number == parts.size() ? QUESTIONS : PATH + "/" + (number + 1));
        return new ModelAndView("education/tour").addObject("page", stop);
    }

    @GetMapping(QUESTIONS)
    @MayBeUsedBy(Kind.PATIENT)
    ModelAndView questions(@ModelAttribute("frame") Frame frame) {
        return questions(frame, Map.of(), Errors.none());
    }

    @PostMapping(QUESTIONS)
    @StaysOpen
    @MayBeUsedBy(Kind.PATIENT)
    ModelAndView answer(@ModelAttribute("frame") Frame frame, HttpServletRequest request) {
        var chosen = chosen(request);
        var errors = Errors.none();
        for (var question : Question.values()) {
            if (!chosen.containsKey(question)) {
                errors = errors.and(question.name(), frame.say("education.tour.missing", frame.say(question.key())));
            }
        }
        if (!errors.all().isEmpty()) {
            return questions(frame, chosen, errors);
        }
        var answers = chosen.entrySet().stream()
                .map(it -> new TourPage.Answer(
                        it.getKey().name(),
                        it.getValue(),
                        frame.say(it.getKey().key()),
                        it.getKey().isRight(it.getValue()),
                        it.getKey().rightAnswer(frame.words()),
                        frame.say(it.getKey().key() + ".why")))
                .toList();
        var right = (int) answers.stream().filter(TourPage.Answer::right).count();
        return new ModelAndView("education/answered").addObject("page", new TourPage.Answered(answers, right));
    }

    @PostMapping(PATH + "/finish")
    @StaysOpen
    @MayBeUsedBy(value = Kind.PATIENT, audited = "education-toured")
    ModelAndView finish(@ModelAttribute("frame") Frame frame, HttpServletRequest request) {
        var chosen = chosen(request);
        if (chosen.size() < Question.values().length || !(frame.viewer() instanceof Viewer.Patient patient)) {
            return SeeOther.page(QUESTIONS);
        }
        var explained = chosen.entrySet().stream()
                .filter(it -> !it.getKey().isRight(it.getValue()))
                .count();
        var shown = parts(frame).stream().flatMap(part -> part.links().stream()).collect(Collectors.joining(","));
        lessons.finish(patient, frame.words().locale().getLanguage(), (int) explained, shown);
        return SeeOther.page("/home");
    }

    private List<Instructions.Part> parts(Frame frame) {
        return instructions.of(frame.words(), frame.practice(), frame.hours());
    }

    private static Map<Question, String> chosen(HttpServletRequest request) {
        var chosen = new LinkedHashMap<Question, String>();
        for (var question : Question.values()) {
            var answer = request.getParameter(question.name());
            if (answer != null && Question.isAnswer(answer)) {
                chosen.put(question, answer);
            }
        }
        return chosen;
    }

    private ModelAndView questions(Frame frame, Map<Question, String> chosen, Errors errors) {
        var choices = Arrays.stream(Question.values())
                .map(question -> question.choice(frame.words(), chosen.getOrDefault(question, "")))
                .toList();
        var before = PATH + "/" + parts(frame).size();
        return new ModelAndView("education/questions", errors.status())
                .addObject("page", new TourPage.Questions(choices, errors, before));
    }
}
