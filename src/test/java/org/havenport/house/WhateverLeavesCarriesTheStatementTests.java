package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * There is one way out for each kind of thing, and that way adds the statement of confidentiality: documents in room {@code
 * files}, mail and text messages in room {@code notices}. What is shown on the portal's own pages stays inside.
 */
class WhateverLeavesCarriesTheStatementTests {

    /** What makes or sends something that leaves, and the one room that may. */
    private static final Map<String, String> WAYS = Map.of(
            "com.openhtmltopdf.", "files",
            "org.apache.pdfbox.", "files",
            "jakarta.mail.Transport", "notices",
            "jakarta.mail.internet.MimeMessage", "notices",
            "org.springframework.mail.", "notices",
            "javax.print.", "files");

    @Test
    @Verifies({"A1.2#2", "B.rule.4#1"})
    void nothingIsPrintedOrSentPastTheOneWay() {
        var past = new TreeMap<String, String>();
        var used = new TreeSet<String>();
        for (var type : House.PROGRAM) {
            for (var depends : type.getDirectDependenciesFromSelf()) {
                WAYS.forEach((what, room) -> {
                    if (depends.getTargetClass().getName().startsWith(what)) {
                        used.add(room);
                        if (!House.room(type).equals(room)) {
                            past.put(named(type), what);
                        }
                    }
                });
            }
        }
        assertThat(past)
                .as("Documents are made in files, messages are sent in notices: both add the statement")
                .isEmpty();
        assertThat(used).as("and the rule still sees them").containsExactly("files", "notices");
    }

    private static String named(JavaClass type) {
        return House.room(type) + "." + type.getSimpleName();
    }
}
