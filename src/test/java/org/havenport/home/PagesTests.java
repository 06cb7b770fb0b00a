package org.havenport.home;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Clause;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.safeguards.Safeguards;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of this room and every component, drawn; the pages are left in {@code target/pages} to look at. */
class PagesTests {

    private static final Path LEFT = Path.of("target", "pages");
    private static final Instant NOW = Instant.parse("2026-11-19T22:46:00Z");
    private static final Place[] PLACES = {
        new Place("Home", "/home", "house", true), new Place("Results", "/results", "clipboard2-pulse", false)
    };

    private final Pages pages = new Pages();

    @BeforeAll
    static void leaveTheAssets() throws IOException {
        Files.createDirectories(LEFT.resolve("assets"));
        for (var address : List.of(Assets.styleSheet(), Assets.htmx(), Assets.mark(), Assets.icons())) {
            var asset = java.util.Objects.requireNonNull(Assets.find(address.substring("/assets/".length())));
            Files.write(LEFT.resolve("assets").resolve(asset.name()), asset.plain());
        }
    }

    static Stream<Locale> languages() {
        return Stream.of(Locale.ENGLISH, Locale.of("es"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageIsWholeAndKeepsTheStrictPolicy(Locale language) throws IOException {
        var nobody = Examples.frame(language, Viewer.nobody(), "/");
        var ann = Examples.frame(language, Examples.ann(), "/home", PLACES);
        var dora = Examples.frame(language, Examples.dora(), "/staff", PLACES);
        draw("start", nobody, Map.of("page", new StartPage(clauses(language), "Version 1.", true)));
        draw("urgent_help", nobody, Map.of());
        draw("away", nobody, Map.of("open", true));
        draw("home", ann, Map.of("page", home(ann.words())));
        draw("today", dora, Map.of("lists", Gallery.of(dora.words(), NOW).lists()));
        for (var status : List.of(400, 403, 404, 405, 413, 500)) {
            draw("failed", ann, Map.of("what", "home.failed." + status, "reference", "K7Q2ZD"));
        }
        draw("gallery", ann, Map.of("gallery", Gallery.of(ann.words(), NOW), "promises", promises()));
    }

    private static HomePage home(Words words) {
        var gallery = Gallery.of(words, NOW);
        return new HomePage(
                words.say("home.greeting.afternoon", "Ann"),
                gallery.needsYou(),
                List.of(new Recent("results", "Recent results", "/results", "All results", gallery.rows())),
                true);
    }

    private void draw(String name, Frame frame, Map<String, Object> model) throws IOException {
        var output = new StringOutput();
        var all = new java.util.HashMap<>(model);
        all.put("frame", frame);
        pages.render("home/" + name, all, output);
        var html = output.toString();
        Files.writeString(
                LEFT.resolve(name + "-" + frame.words().locale().getLanguage() + ".html"),
                html,
                StandardCharsets.UTF_8);
        assertThat(html).contains("</html>").containsOnlyOnce("<h1");
        assertThat(html).doesNotContain(" style=").doesNotContain("<style").doesNotContain("javascript:");
        assertThat(html).doesNotContainPattern(" on[a-z]+=\"").doesNotContain("data:image");
        assertThat(html).doesNotContainPattern("<script(?! src=\"/assets/)");
        assertThat(html).doesNotContainPattern("(src|href|action)=\"(https?:)?//");
        assertThat(Pattern.compile(" id=\"([^\"]+)\"").matcher(html).results().map(id -> id.group(1)))
                .doesNotHaveDuplicates();
        if (!html.contains("<body class=\"staff\"")) {
            assertThat(html.indexOf("href=\"tel:911\"")).isPositive().isLessThan(html.indexOf("<main"));
        }
    }

    private static List<ApprovedText> clauses(Locale language) {
        return Clause.ON_THE_START_PAGE.stream()
                .map(clause -> new ApprovedText(
                        clause.key(),
                        1,
                        language,
                        "Not for emergencies or new problems\nCall 911 or go to the nearest emergency department. For anything new, call us or book a visit.",
                        "",
                        "",
                        null,
                        null,
                        new ApprovedText.Approval(
                                UUID.randomUUID(),
                                "Max",
                                Role.COUNSEL,
                                LocalDate.EPOCH,
                                "",
                                null,
                                LocalDate.EPOCH,
                                LocalDate.MAX,
                                true)))
                .toList();
    }

    private static List<Safeguards.Assessment> promises() {
        Safeguard one = new Safeguard() {
            @Override
            public List<String> requirements() {
                return List.of("A5.2");
            }

            @Override
            public String promise() {
                return "";
            }

            @Override
            public Evidence evidence() {
                return Evidence.holds("3 of 3", NOW);
            }
        };
        return Stream.of(
                        Evidence.broken("5 hours uncovered", NOW, "/staff"),
                        Evidence.needsAttention("Not approved", NOW, "/staff"),
                        Evidence.holds("4 of 4", NOW))
                .map(evidence -> new Safeguards.Assessment("EmergencyHelpComesFirst", one, evidence))
                .toList();
    }
}
