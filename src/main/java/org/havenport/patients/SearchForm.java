package org.havenport.patients;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.jspecify.annotations.Nullable;

/** A search as it was typed. */
record SearchForm(String name, String born, String number, String phone) {

    private static final int LONGEST = 100;

    SearchForm {
        name = name.strip();
        born = born.strip();
        number = number.strip();
        phone = phone.strip();
    }

    /** What is wrong with it, as lines that lead to their fields. */
    List<FieldError> errors(Frame frame) {
        var errors = new ArrayList<FieldError>();
        var words = Names.parts(name);
        if (name.length() > LONGEST || !name.isEmpty() && words.isEmpty()) {
            errors.add(new FieldError("name", frame.say("patients.search.wrong.name")));
        }
        if (!born.isEmpty() && date() == null) {
            errors.add(new FieldError("born", frame.say("patients.search.wrong.born")));
        }
        if (number.length() > LONGEST || phone.length() > LONGEST) {
            errors.add(new FieldError("number", frame.say("patients.search.wrong.number")));
        }
        if (errors.isEmpty() && query().isEmpty()) {
            errors.add(new FieldError("name", frame.say("patients.search.wrong.empty")));
        }
        return errors;
    }

    PatientQuery query() {
        return new PatientQuery(name, date(), number, phone);
    }

    private @Nullable LocalDate date() {
        try {
            var date = born.isEmpty() ? null : LocalDate.parse(born);
            return date == null || date.getYear() < 1800 || date.getYear() > 2999 ? null : date;
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "SearchForm";
    }
}
