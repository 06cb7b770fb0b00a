package org.havenport.protocols;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the rules of a state: what a statute says, and where it was read.
 *
 * @param results for {@link Topic#RELEASE}: which results
 * @param amount how long they are held after they are final; null when there is no clock
 * @param unit of the clock
 * @param clinicianMayRelease whether the clinician may release them earlier
 * @param patientMayOpen whether the patient may ask for them earlier
 * @param care for {@link Topic#CONSENT}: which care a minor consents to alone
 * @param age the age of majority, or from which a minor consents; null for any age
 * @param source where it was read
 * @param read the day on which it was read
 * @param from the first day on which it acts; null when the source does not say
 * @param until the first day on which it acts no more; null when no end is known
 * @param note what else counsel should know, by language; null when there is nothing
 */
public record StateRule(
        Topic topic,
        @Nullable List<ResultClass> results,
        @Nullable Integer amount,
        @Nullable Hold unit,
        @Nullable Boolean clinicianMayRelease,
        @Nullable Boolean patientMayOpen,
        @Nullable Care care,
        @Nullable Integer age,
        String statute,
        String source,
        LocalDate read,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable Map<String, String> note) {

    /** What a row is about. */
    public enum Topic {
        RELEASE,
        MAJORITY,
        CONSENT
    }

    /** Which results a state treats differently. */
    public enum ResultClass {
        MALIGNANCY,
        GENETIC,
        HIV,
        HIV_POSITIVE,
        HEPATITIS,
        DRUGS_OF_ABUSE
    }

    /** How a hold is counted: in real hours, in days, in business days, or until somebody has spoken with the patient. */
    public enum Hold {
        HOURS,
        DAYS,
        BUSINESS_DAYS,
        DISCUSSION
    }

    /** Care to which a minor consents alone; its record is then not a parent's. */
    public enum Care {
        INFECTION,
        PREGNANCY,
        MENTAL_HEALTH,
        SUBSTANCE_USE,
        ABUSE
    }

    /** Whether its own dates let it act on a day. */
    public boolean actsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }
}
