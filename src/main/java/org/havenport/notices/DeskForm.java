package org.havenport.notices;

import java.util.Optional;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.patients.PatientHits;
import org.havenport.patients.PatientQuery;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.patients.Retyped;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * What the front desk typed about somebody who asks: the birth date, and the record number or the whole name. Both must
 * agree with one record alone; nothing is filled in for them.
 */
record DeskForm(
        @Nullable String born,
        @Nullable String number,
        @Nullable String name,
        @Nullable Channel channel,
        @Nullable String address) {

    static DeskForm empty() {
        return new DeskForm(null, null, null, null, null);
    }

    Channel by() {
        return channel == null ? Channel.EMAIL : channel;
    }

    String typed() {
        return address == null ? "" : address;
    }

    Errors errors(Frame frame) {
        var errors = Errors.none();
        if (Retyped.date(born) == null) {
            errors = errors.and("born", frame.say("notices.desk.born.wrong"));
        }
        if (Retyped.text(number).isEmpty() && Retyped.text(name).isEmpty()) {
            errors = errors.and("number", frame.say("notices.desk.number.wrong"));
        }
        return errors;
    }

    /** The one patient with whom everything agrees that was typed. */
    Optional<Person> who(Patients patients, Viewer viewer) {
        var date = Retyped.date(born);
        if (date == null) {
            return Optional.empty();
        }
        var query = new PatientQuery(Retyped.text(name), date, Retyped.text(number), "");
        var found = patients.search(viewer, query).hits().stream()
                .map(PatientHits.Hit::person)
                .filter(person -> Retyped.isBirthDate(person, born))
                .filter(person -> Retyped.text(number).isEmpty() || Retyped.isRecordNumber(person, number))
                .filter(person -> Retyped.text(name).isEmpty() || Retyped.same(person.name(), name))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "DeskForm";
    }
}
