package org.havenport.policies;

import java.util.List;
import org.havenport.home.Words;
import org.havenport.protocols.Decision;

/** The list of values. */
record ValuesPage(List<Row> rows) {

    /** One of them, in words. */
    record Row(String key, String explained, String value, String since) {}

    static ValuesPage of(List<Decision<?>> all, Words words) {
        return new ValuesPage(all.stream().map(decision -> row(decision, words)).toList());
    }

    private static Row row(Decision<?> decision, Words words) {
        var key = decision.parameter().key();
        var at = decision.since();
        return new Row(
                key,
                words.say("parameter." + key),
                String.valueOf(decision.value()),
                at == null ? words.say("policies.values.standard") : words.date(at));
    }
}
