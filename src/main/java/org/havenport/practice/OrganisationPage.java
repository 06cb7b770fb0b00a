package org.havenport.practice;

import java.util.List;
import org.havenport.home.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Who the organisation is and where.
 *
 * @param mayChange whether the reader describes it
 * @param errors of the form that was sent last
 */
record OrganisationPage(House house, List<Place> places, Place fresh, boolean mayChange, List<FieldError> errors) {

    /** The name before the law, and the identifier; empty when there is none. */
    record House(String name, String npi) {}

    /**
     * A location.
     *
     * @param id empty for a new one
     * @param typed true when this is the form that was refused
     */
    record Place(String id, String name, String address, String phone, String zone, boolean typed) {

        static Place nothing(String zone) {
            return new Place("", "", "", "", zone, false);
        }
    }

    /** What is wrong with a field, or null. */
    @Nullable
    String wrong(String field) {
        return FieldError.at(field, errors);
    }
}
