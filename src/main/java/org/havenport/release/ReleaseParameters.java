package org.havenport.release;

import java.util.List;
import org.havenport.protocols.Approver;
import org.havenport.protocols.Bounds;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the practice decides about the release of results. */
@Configuration
class ReleaseParameters {

    /** Minutes within which somebody calls about a critical result; real time, day and night (ruling 5). */
    static final Parameter<Integer> CALL_WITHIN = Parameter.whole(
                    "release.critical-call-minutes", 60, 5, 240, Unit.MINUTES, "A3.2")
            .approvedBy(Approver.MEDICAL_DIRECTOR)
            .mandatory();

    /** Minutes within which somebody calls a patient who opened a critical result before the call. */
    static final Parameter<Integer> CALL_AFTER_OPENING = Parameter.whole(
                    "release.call-after-opening-minutes", 15, 5, 60, Unit.MINUTES, "C1")
            .approvedBy(Approver.MEDICAL_DIRECTOR)
            .mandatory();

    /** Values about which somebody calls although the laboratory did not mark them; its own mark always counts (ruling 4). */
    static final Parameter<CriticalLimit[]> CRITICAL_LIMITS = Parameter.of(
                    "release.critical-limits",
                    CriticalLimit[].class,
                    CriticalLimit.proposal(),
                    CriticalLimit.BOUNDS,
                    CriticalLimit::areSound,
                    "A3.2")
            .approvedBy(Approver.MEDICAL_DIRECTOR)
            .mandatory();

    /** Business days within which somebody calls about a significant result (A3.2). */
    static final Parameter<Integer> SIGNIFICANT_CALL_WITHIN = Parameter.whole(
                    "release.significant-call-days", 1, 1, 3, Unit.BUSINESS_DAYS, "A3.2")
            .approvedBy(Approver.MEDICAL_DIRECTOR)
            .mandatory();

    /** Diagnoses that somebody tells in person before they are read (B.risk.inap.1). */
    static final Parameter<GraveDiagnosis[]> DIAGNOSES = Parameter.of(
                    "release.grave-diagnoses",
                    GraveDiagnosis[].class,
                    GraveDiagnosis.proposal(),
                    GraveDiagnosis.BOUNDS,
                    GraveDiagnosis::areSound,
                    "B.risk.inap.1")
            .approvedBy(Approver.MEDICAL_DIRECTOR)
            .mandatory();

    /** Whether a report waits in which nothing is grave and nothing reassures, because nobody could judge it (A3.2). */
    static final Parameter<Boolean> UNCLEAR_REPORTS_WAIT = Parameter.of(
                    "release.unclear-reports-wait", Boolean.class, true, new Bounds.YesOrNo(), "A3.2")
            .approvedBy(Approver.MEDICAL_DIRECTOR);

    @Bean
    Parameter<Boolean> unclearReportsWait() {
        return UNCLEAR_REPORTS_WAIT;
    }

    @Bean
    Parameter<GraveDiagnosis[]> graveDiagnoses() {
        return DIAGNOSES;
    }

    @Bean
    Parameter<Integer> significantCallDays() {
        return SIGNIFICANT_CALL_WITHIN;
    }

    /** Days after which every hold ends by itself, whatever was written into it (B.com.1b). */
    static final Parameter<Integer> HOLD_DAYS = Parameter.whole(
                    "release.hold-days", 30, 1, 90, Unit.DAYS, "B.com.1b", "C1")
            .approvedBy(Approver.MEDICAL_DIRECTOR);

    /** Within how long each class of results is posted; a class that does not stand there at once (B.com.1). */
    static final Parameter<PostingFrame[]> POSTING = Parameter.of(
                    "release.posting-times",
                    PostingFrame[].class,
                    new PostingFrame[0],
                    PostingFrame.BOUNDS,
                    PostingFrame::areLawful,
                    "B.com.1",
                    "C1")
            .approvedBy(Approver.MEDICAL_DIRECTOR);

    /** How results are released; the word of the bulletin, a wait for whole classes, is refused (C1a). */
    static final Parameter<String> MODE = Parameter.of(
                    "release.mode",
                    String.class,
                    "EACH_AS_IT_COMES",
                    new Bounds.OneOf(List.of("EACH_AS_IT_COMES", "LITERAL")),
                    mode -> !mode.equals("LITERAL"),
                    "C1a",
                    "C1")
            .approvedBy(Approver.MEDICAL_DIRECTOR);

    @Bean
    Parameter<PostingFrame[]> postingFrames() {
        return POSTING;
    }

    @Bean
    Parameter<String> releaseMode() {
        return MODE;
    }

    @Bean
    Parameter<Integer> holdDays() {
        return HOLD_DAYS;
    }

    @Bean
    Parameter<CriticalLimit[]> criticalLimits() {
        return CRITICAL_LIMITS;
    }

    @Bean
    Parameter<Integer> criticalCallMinutes() {
        return CALL_WITHIN;
    }

    @Bean
    Parameter<Integer> callAfterOpeningMinutes() {
        return CALL_AFTER_OPENING;
    }
}
