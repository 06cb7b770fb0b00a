package org.havenport.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Who a patient is, as far as anyone is ever shown: social security, passport and licence numbers are not here.
 *
 * @param name the whole name as it is written, given names first
 * @param given the first given name, for a greeting; the whole name when there is none
 * @param family the family name, for a list
 * @param recordNumber the facility's record number
 * @param language BCP 47 tag of the preferred language
 */
public record Person(
        UUID id,
        String name,
        String given,
        String family,
        LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable String recordNumber,
        List<String> phones,
        List<String> emails,
        @Nullable Address address,
        @Nullable String language) {

    public Person {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
    }

    /**
     * As much of it as this viewer's work needs (B.sec.2), also while staff see what the patient sees. Of somebody who is
     * not staff other rules have spoken.
     */
    Person seenBy(Viewer viewer) {
        if (viewer.kind() != Viewer.Kind.STAFF && viewer.kind() != Viewer.Kind.MIRROR) {
            return this;
        }
        var letters = FieldGroup.LETTERS.seenBy(viewer);
        return new Person(
                id,
                name,
                given,
                family,
                birthDate,
                sex,
                recordNumber,
                FieldGroup.PHONES.seenBy(viewer) ? phones : List.of(),
                letters ? emails : List.of(),
                letters ? address : null,
                language);
    }

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
