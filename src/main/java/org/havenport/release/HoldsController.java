package org.havenport.release;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of holds for those who answer for them: by basis, in minutes, month by month. */
@Controller
class HoldsController {

    static final String PATH = "/staff/holds";

    private final HoldRegister register;
    private final Clock clock;

    HoldsController(HoldRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.MEDICAL_DIRECTOR, Role.COMPLIANCE_OFFICER, Role.COUNSEL},
            audited = "hold-register-read")
    String register(@ModelAttribute("frame") Frame frame, @RequestParam @Nullable String month, Model model) {
        var wanted = month(frame, month);
        var page = HoldsPage.of(frame.words(), wanted, register.month(frame.viewer(), wanted), clock.instant());
        model.addAttribute("page", page);
        return "release/holds";
    }

    @GetMapping(PATH + "/report")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.MEDICAL_DIRECTOR, Role.COMPLIANCE_OFFICER, Role.COUNSEL},
            audited = "hold-report-taken")
    ResponseEntity<byte[]> report(@ModelAttribute("frame") Frame frame, @RequestParam @Nullable String month) {
        var wanted = month(frame, month);
        var file = HoldsReport.csv(frame.words(), register.report(frame.viewer(), wanted));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"holds-" + wanted + ".csv\"")
                .body(file.getBytes(StandardCharsets.UTF_8));
    }

    private YearMonth month(Frame frame, @Nullable String written) {
        try {
            return written == null || written.isBlank()
                    ? YearMonth.from(
                            LocalDate.ofInstant(clock.instant(), frame.words().zone()))
                    : YearMonth.parse(written);
        } catch (DateTimeException e) {
            throw new NotHere();
        }
    }
}
