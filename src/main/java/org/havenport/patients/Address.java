package org.havenport.patients;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A postal address; missing parts are empty. */
public record Address(List<String> lines, String city, String state, String postalCode, String country) {

    public Address {
        lines = List.copyOf(lines);
    }

    /** The lines of an envelope, for example {@code 881 Main Street} and {@code Fitchburg, MA 01420}. */
    public List<String> envelope() {
        var place = Stream.of(city, (state + " " + postalCode).strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return Stream.concat(lines.stream(), Stream.of(place))
                .filter(line -> !line.isBlank())
                .toList();
    }

    @Override
    public String toString() {
        return "Address";
    }
}
