package org.havenport.journeys;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.havenport.house.Browser;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;

/**
 * Somebody who walks through the portal as far as its links lead.
 *
 * @param known addresses they come to by a search or a form, whose answers hold further links
 */
record Walker(String name, Kind kind, Set<Role> roles, Browser browser, List<String> known) {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    /** How many pages of one route are read for links: one may lead where the other does not. */
    private static final int OF_ONE_ROUTE = 3;

    boolean mayUse(MayBeUsedBy users) {
        return Arrays.asList(users.value()).contains(kind)
                && (kind != Kind.STAFF
                        || users.roles().length == 0
                        || Arrays.stream(users.roles()).anyMatch(roles::contains));
    }

    /** The first address found of each route that shows a page. */
    Map<String, String> walk(Way way) {
        var found = new HashMap<String, String>();
        var seen = new HashSet<String>();
        var times = new HashMap<String, Integer>();
        var todo = new ArrayDeque<>(known);
        todo.addAll(way.withoutIds(this));
        while (!todo.isEmpty()) {
            var path = todo.poll();
            var route = way.routeOf(path.split("\\?")[0]);
            if (route.isEmpty() || !seen.add(path) || times.merge(route.get(), 1, Integer::sum) > OF_ONE_ROUTE) {
                continue;
            }
            var answer = browser.get(path);
            if (answer.status() != 200 || !answer.header("Content-Type").startsWith("text/html")) {
                continue;
            }
            found.putIfAbsent(route.get(), path);
            // Not into the other language: the account would keep it for whoever comes after.
            LINK.matcher(answer.body())
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .filter(link -> !link.contains("lang="))
                    .forEach(todo::add);
        }
        return found;
    }
}
