package org.havenport.home;

/** How a value lies to its range, as shape, colour and (by the caller) word. */
public enum RangeFlag {
    USUAL("usual", "check"),
    LOW("outside", "caret-down-fill"),
    HIGH("outside", "caret-up-fill"),
    OUTSIDE("outside", "exclamation-triangle-fill"),
    CRITICAL("critical", "exclamation-octagon-fill");

    private final String style;
    private final String icon;

    RangeFlag(String style, String icon) {
        this.style = style;
        this.icon = icon;
    }

    /** The class of the style sheet. */
    public String style() {
        return style;
    }

    /** Its shape, of Bootstrap Icons. */
    public String icon() {
        return icon;
    }
}
