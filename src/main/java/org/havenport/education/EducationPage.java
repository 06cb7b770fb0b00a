package org.havenport.education;

import java.util.List;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.Fact;
import org.havenport.patients.IdentityBand;

/** The staff's pages about what patients learnt. */
final class EducationPage {

    private EducationPage() {}

    /** One patient. */
    record One(
            IdentityBand band,
            String path,
            String given,
            List<Fact> lessons,
            List<String> due,
            Form form,
            List<Choice.Option> causes,
            List<Fact> handed,
            List<Choice.Option> languages,
            List<Choice.Option> spoken,
            Errors errors) {}

    /** The form of a teach-back. */
    record Form(List<Choice.Option> topics, List<String> done, Choice method, String language, boolean interpreter) {}

    /** All for whom another round is due. */
    record All(List<Fact> facts, List<Row> rows, int due) {}

    /** Somebody for whom another round is due. */
    record Row(String who, String path, String why, String since) {}
}
