package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No page, style or script asks another origin for anything, and none carries script or style inside. */
class PagesAskNobodyElseTests {

    private static final Pattern ELSEWHERE = Pattern.compile("(?i)(?:https?:)?//[a-z0-9-]+\\.[a-z0-9.-]+[^\\s\"')]*");
    private static final Pattern INLINE =
            Pattern.compile("(?i)\\sstyle=|<style[\\s>]|<script(?![^>]*\\ssrc=)[^>]*>|\\son[a-z]+=\"");
    /** Names of vocabularies; a browser asks nobody for them. */
    private static final Pattern NAMES = Pattern.compile("https?://www\\.w3\\.org/.*");

    @Test
    void nothingComesFromAnotherOrigin() {
        var found = new TreeSet<String>();
        for (var file : whatABrowserGets()) {
            ELSEWHERE
                    .matcher(House.read(file))
                    .results()
                    .filter(hit -> !NAMES.matcher(hit.group()).matches())
                    .forEach(hit -> found.add(file + ": " + hit.group()));
        }

        assertThat(found).as("Pages, styles and scripts name no other origin").isEmpty();
    }

    @Test
    void nothingIsInline() {
        var found = new TreeSet<String>();
        for (var file : House.files(House.PAGES, ".jte")) {
            INLINE.matcher(House.read(file)).results().forEach(hit -> found.add(file + ": " + hit.group()));
        }

        assertThat(found)
                .as("Templates carry no inline script, style or handler")
                .isEmpty();
    }

    private static ArrayList<Path> whatABrowserGets() {
        var files = new ArrayList<>(House.files(House.PAGES, ".jte"));
        files.addAll(House.files(House.RESOURCES.resolve("static"), ".css"));
        files.addAll(House.files(House.RESOURCES.resolve("static"), ".js"));
        return files;
    }
}
