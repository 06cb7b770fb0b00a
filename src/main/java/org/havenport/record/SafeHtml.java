package org.havenport.record;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Text of others as plain paragraphs, lists and tables: no script, style, link, picture or address survives. */
final class SafeHtml {

    private static final int LONGEST = 400_000;

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "blockquote", "pre")
            .allowElements("table", "caption", "thead", "tbody", "tr", "td", "th")
            .allowElements((_, _) -> "p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "article")
            .allowAttributes("colspan", "rowspan")
            .matching(java.util.regex.Pattern.compile("[1-9]\\d?"))
            .onElements("td", "th")
            .toFactory();

    private SafeHtml() {}

    /** Markup that may be put into a page as it is. */
    static String of(String html) {
        return POLICY.sanitize(html.length() > LONGEST ? html.substring(0, LONGEST) : html);
    }
}
