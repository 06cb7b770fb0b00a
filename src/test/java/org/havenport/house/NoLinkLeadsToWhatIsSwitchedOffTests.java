package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.havenport.protocols.Functions;
import org.havenport.protocols.PatientFunction;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;

/** Walks every page there is for a patient and for those who work here, link by link, with each function on and off. */
@PortalTest
class NoLinkLeadsToWhatIsSwitchedOffTests {

    private static final Pattern LINK = Pattern.compile("(?:href|action)=\"(/[^\"]*)\"");
    private static final int PAGES = 250;

    @Autowired
    Functions functions;

    @Autowired
    Deciding deciding;

    @Autowired
    Cast cast;

    @Autowired
    Canaries canaries;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    @Verifies("B.ua.1#1")
    void noLinkLeadsToAFunctionThatIsOff() {
        var ann = canaries.hatch().person().browser();
        var staff = cast.newStaff(Role.NURSE, Role.CLINICIAN, Role.PORTAL_COORDINATOR)
                .browser();
        var offered = functions.all().stream().filter(it -> !it.right()).toList();
        assertThat(offered).isNotEmpty();
        var on = walk(ann);
        assertThat(walk(staff).size()).isGreaterThan(5);
        for (var function : offered) {
            assertThat(pointing(on, function))
                    .as("links while %s is on", function.key())
                    .isNotEmpty();
            deciding.decide(function, false);
            try {
                assertThat(pointing(walk(ann), function))
                        .as("links of a patient")
                        .isEmpty();
                assertThat(pointing(walk(staff), function)).as("links of staff").isEmpty();
                itSaysWhyAndOffersAWayOn(ann, function);
                assertThat(staff.get(function.path()).status())
                        .as("what is for patients alone")
                        .isEqualTo(404);
            } finally {
                deciding.forget(function);
            }
            assertThat(ann.get(function.path()).status()).isEqualTo(200);
        }
    }

    private static void itSaysWhyAndOffersAWayOn(Browser browser, PatientFunction function) {
        var told = browser.get(function.path());
        assertThat(told.status()).isEqualTo(303);
        var written = "/%%%02x".formatted((int) function.path().charAt(1))
                + function.path().substring(2);
        assertThat(browser.get(written).location())
                .as("with a letter of its path written as its number")
                .isEqualTo(told.location());
        var page = browser.get(told.location() + "?lang=en");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("not switched on here", "without the portal", "href=\"/home\"");
    }

    /** Which page has which link into the function. */
    private static Map<String, String> pointing(Map<String, List<String>> pages, PatientFunction function) {
        var found = new TreeMap<String, String>();
        pages.forEach((page, links) -> links.stream()
                .filter(link -> link.equals(function.path()) || link.startsWith(function.path() + "/"))
                .forEach(link -> found.put(page, link)));
        return found;
    }

    /** Every page that opens, with its links: first every route without a place for an id, then what they lead to. */
    private Map<String, List<String>> walk(Browser browser) {
        var next = new ArrayDeque<>(routes());
        var seen = new TreeSet<>(next);
        var kinds = new HashMap<String, Integer>();
        var pages = new TreeMap<String, List<String>>();
        while (!next.isEmpty() && pages.size() < PAGES) {
            var path = next.remove();
            var answer = browser.get(path);
            if (answer.status() == 200 && answer.header("Content-Type").startsWith("text/html")) {
                var links = links(answer.body());
                pages.put(path, links);
                links.stream()
                        .filter(link -> kinds.merge(kind(link), 1, Integer::sum) <= 8)
                        .filter(seen::add)
                        .forEach(next::add);
            }
        }
        return pages;
    }

    private static List<String> links(String page) {
        var links = new ArrayList<String>();
        var link = LINK.matcher(page);
        while (link.find()) {
            var to = HtmlUtils.htmlUnescape(link.group(1)).split("[?#]", 2)[0];
            if (!to.startsWith("/assets/") && !links.contains(to)) {
                links.add(to);
            }
        }
        return links;
    }

    /** Of pages that differ by an id alone a few are enough. */
    private static String kind(String link) {
        return link.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+", "*");
    }

    private List<String> routes() {
        var paths = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((route, _) -> {
            var methods = route.getMethodsCondition().getMethods();
            if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                route.getPatternValues().stream()
                        .filter(it -> !it.contains("{"))
                        .forEach(paths::add);
            }
        });
        return List.copyOf(paths);
    }
}
