package org.havenport.people;

import java.util.List;
import org.havenport.home.Errors;

/** The form for somebody who is to work here. */
record AddPage(AddForm form, List<Offered> roles, Errors errors) {

    /** A role that can be chosen; {@code say} is what it lets somebody do. */
    record Offered(String role, String name, String say, boolean chosen) {}
}
