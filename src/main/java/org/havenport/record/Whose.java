package org.havenport.record;

import org.havenport.home.Words;
import org.havenport.patients.Person;

/**
 * Whose record the care team reads.
 *
 * @param line birth date and record number, by which one makes sure
 * @param path of the record's first page
 */
record Whose(String name, String line, String path) {

    static Whose of(Words words, Person person) {
        var number = person.recordNumber();
        var born = words.say("record.whose.born", words.date(person.birthDate()));
        return new Whose(
                person.name(),
                number == null ? born : born + " " + words.say("record.whose.number", number),
                "/staff/patients/%s/record".formatted(person.id()));
    }
}
