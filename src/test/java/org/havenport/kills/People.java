package org.havenport.kills;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Who came to one life of the program.
 *
 * @param portal where its pages are
 * @param seconds how long it took to come back
 */
record People(URI portal, List<Visitor> patients, Visitor nurse, Visitor desk, double seconds) {

    /** As the program says them when it begins. */
    static People of(Life life) throws IOException {
        var said = new ArrayList<String>();
        double seconds = 0;
        for (var line = life.hear(); line != null; line = life.hear()) {
            if (line.equals("started")) {
                seconds = life.seconds();
            } else if (line.startsWith("person ")) {
                said.add(line);
            } else if (line.startsWith("ready ")) {
                return of(said, URI.create("http://localhost:" + line.substring(6)), seconds);
            }
        }
        throw new AssertionError("The program ended before it was ready");
    }

    private static People of(List<String> said, URI portal, double seconds) {
        var all = new ArrayList<Visitor>();
        for (var line : said) {
            all.add(Visitor.of(line, portal, all.size() + 1));
        }
        return new People(
                portal,
                all.stream().filter(it -> it.is("patient")).toList(),
                all.stream().filter(it -> it.is("nurse")).findFirst().orElseThrow(),
                all.stream().filter(it -> it.is("desk")).findFirst().orElseThrow(),
                seconds);
    }
}
