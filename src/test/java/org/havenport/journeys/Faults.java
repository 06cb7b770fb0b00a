package org.havenport.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a page as it stands on a screen: for those who see little, hear it, or use only the keyboard. */
final class Faults {

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** The first key goes to the way past what every page says; then each thing that takes keys shows that it has them. */
    private static final String WITHOUT_A_RING = """
            () => {
              const seen = e => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().width > 0;
              const ringed = e => { const s = getComputedStyle(e);
                return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; };
              const takesKeys = 'a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex="0"]';
              const without = [];
              for (const e of document.querySelectorAll(takesKeys)) {
                if (!seen(e) || e.disabled) continue;
                e.focus({preventScroll: true});
                const label = e.closest('label');
                if (document.activeElement !== e) without.push('no focus: ' + e.outerHTML.slice(0, 80));
                else if (!ringed(e) && !(label && ringed(label))) without.push('no ring: ' + e.outerHTML.slice(0, 80));
              }
              return without.slice(0, 5);
            }
            """;

    private static final String MISSING = """
            (language) => {
              const missing = [], html = document.documentElement;
              const heads = document.querySelectorAll('h1').length;
              if (heads !== 1) missing.push(heads + ' first headings');
              if (!document.title.trim()) missing.push('no title');
              if (html.lang !== language) missing.push('said to be in ' + html.lang);
              return missing;
            }
            """;

    private Faults() {}

    /** What axe finds (WCAG 2.2 A and AA, and best practices), and whether words scroll sideways. */
    static List<String> of(Page page) {
        var window = page.viewportSize();
        // As high as the page: else a bar that sticks to the window hides what a thumb would scroll out from under it.
        page.setViewportSize(window.width, Math.max(window.height, (int)
                page.evaluate("() => document.documentElement.scrollHeight")));
        var faults = new ArrayList<String>();
        if (!(Boolean)
                page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")) {
            faults.add("scrolls sideways");
        }
        for (var v : axe(page).analyze().getViolations()) {
            faults.add(v.getId() + ": " + v.getHelp() + " "
                    + v.getNodes().stream()
                            .map(n -> n.getTarget().toString())
                            .limit(5)
                            .toList());
        }
        page.setViewportSize(window.width, window.height);
        return faults;
    }

    /** As {@link #of}, and what every page has: one first heading, a title, its language, and a ring around the focus. */
    static List<String> ofAWhole(Page page, String language) {
        var faults = new ArrayList<>(of(page));
        faults.addAll(said(page.evaluate(MISSING, language)));
        page.keyboard().press("Tab");
        // A field that waits to be filled in may have the focus from the start; where no key leads anywhere, none leads
        // past.
        if (!(Boolean)
                page.evaluate("() => document.activeElement.matches('.skip') || !!document.querySelector('[autofocus]')"
                        + " || !document.querySelector('a, button, input, select, textarea, summary')")) {
            faults.add("the first key does not go to the way past the head");
        }
        faults.addAll(said(page.evaluate(WITHOUT_A_RING)));
        return faults;
    }

    /** In one piece: no page has frames, and putting pieces together opens a window for each page. */
    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).withTags(WCAG_22_AA).setLegacyMode(true);
    }

    private static List<String> said(Object found) {
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }
}
