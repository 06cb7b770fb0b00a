package org.havenport.people;

import org.havenport.home.Errors;
import java.util.List;

/** The form for somebody who is to work here. */
record AddPage(AddForm form, List<Offered> roles, Errors errors) {

    /** A role that can be chosen; {@code say} is what it lets somebody do. */
    record Offered(String role, String name, String say, boolean chosen) {}
}
