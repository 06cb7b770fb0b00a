package org.havenport.serve;

import java.util.List;

/**
 * One reason not to start.
 *
 * @param about the setting or thing, for example {@code host.names}
 * @param why what is unsafe about it
 * @param act what to do
 */
record Refusal(String about, String why, String act) {

    static Refusal of(Setting setting, String why, String act) {
        return new Refusal(setting.key(), why, act);
    }

    /** All of them as an operator reads them. */
    static String inWords(List<Refusal> all) {
        var text = new StringBuilder("Havenport does not start. %s.%n"
                .formatted(all.size() == 1 ? "One thing is unsafe" : all.size() + " things are unsafe"));
        int number = 0;
        for (var one : all) {
            text.append("%n%2d. %s: %s.%n    %s.%n".formatted(++number, one.about(), one.why(), one.act()));
        }
        return text.toString();
    }
}
