package org.havenport.upkeep;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The words of a page, and what makes them headings, paragraphs and lists; nothing else reaches the printer. */
final class Printable {

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "h1", "h2", "h3", "p", "ul", "ol", "li", "b", "strong", "em", "div", "section", "small", "br")
            .allowElements(
                    (_, attributes) -> {
                        attributes.clear();
                        return "h2";
                    },
                    "h1")
            .toFactory();

    private Printable() {}

    static String of(String html) {
        return POLICY.sanitize(html.replaceAll("(?s)<(svg|script|style|button|label|select|form)\\b.*?</\\1>", " "));
    }
}
