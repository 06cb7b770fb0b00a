package org.havenport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.havenport.house.CastMember;

/**
 * A person's screen. Whatever page they come to is checked for accessibility (WCAG 2.2 AA), for words that scroll
 * sideways and for refusals by the content security policy, and is kept as a picture. Requests to anybody else are
 * refused, and everything the portal answers is listened to.
 */
final class Screen implements AutoCloseable {

    private static final int FARTHEST = 120;
    private static final int PHONE = 390;

    private final String journey;
    private final URI portal;
    private final BrowserContext context;
    private final Page page;
    private final boolean script;
    private final Listening listening;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private int pictures;

    private Screen(Chromium chromium, String journey, URI portal, boolean script, Browser.NewContextOptions options) {
        this.journey = journey;
        this.portal = portal;
        this.script = script;
        this.context = chromium.browser().newContext(options.setJavaScriptEnabled(script));
        this.page = context.newPage();
        this.listening = new Listening(chromium.cast(), portal, page);
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            } else if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
    }

    /** A phone, 390 px wide, upright, with a finger. */
    static Screen phone(Chromium chromium, String journey, URI portal, String language) {
        return new Screen(
                chromium,
                journey,
                portal,
                true,
                new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setLocale(language));
    }

    /** An old phone, 320 px wide, as wide as a page at 400 % on a desk; without script when asked. */
    static Screen narrow(Chromium chromium, String journey, URI portal, String language, boolean script) {
        return new Screen(
                chromium,
                journey,
                portal,
                script,
                new Browser.NewContextOptions().setViewportSize(320, 640).setLocale(language));
    }

    /** A desk, 1280 px wide, without script when asked. */
    static Screen desk(Chromium chromium, String journey, URI portal, boolean script) {
        return new Screen(
                chromium,
                journey,
                portal,
                script,
                new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en-US"));
    }

    /** A desk, 1280 px wide, in a language. */
    static Screen wide(Chromium chromium, String journey, URI portal, String language) {
        return new Screen(
                chromium,
                journey,
                portal,
                true,
                new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale(language));
    }

    /** Goes on where somebody is signed in already. */
    void goOnAs(org.havenport.house.Browser signedIn) {
        var name = signedIn.cookie("havenport").isEmpty() ? "__Host-havenport" : "havenport";
        context.addCookies(List.of(new Cookie(name, signedIn.cookie(name)).setUrl(portal.toString())));
    }

    /** Signs in through the pages, with the password and then the code. */
    void signIn(CastMember who) {
        open("/");
        fill("username", who.username());
        fill("password", who.password());
        press(page.locator("form[action='/sign-in'] button").first());
        looks("code");
        fill("code", who.code());
        press(page.locator("form[action='/sign-in/code'] button").first());
    }

    void open(String path) {
        listening.listen();
        page.navigate(portal.resolve(path).toString());
        listening.listen();
    }

    /** Shows a page of a test's own, as if the portal had made it. */
    void shows(String page) {
        this.page.setContent(page);
        listening.listen();
    }

    /** What its pages asked of other sites. */
    List<String> refused() {
        return listening.refused();
    }

    void fill(String name, String value) {
        page.locator("[name='%s']".formatted(name)).first().fill(value);
    }

    void press(String button) {
        press(page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)));
    }

    void follow(String link) {
        listening.listen();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
        listening.listen();
    }

    /** Without script a page never comes to rest under the mouse; the keyboard needs no rest. */
    void choose(String name, String value) {
        var box = page.locator("[name='%s'][value='%s']".formatted(name, value));
        if (!box.isChecked()) {
            box.press("Space");
        }
    }

    /** Goes from field to field by the keyboard until this one has the focus, as somebody without a mouse does. */
    void reach(String what) {
        for (var step = 0; step < FARTHEST; step++) {
            if ((Boolean) page.evaluate("what => document.activeElement.matches(what)", what)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("%s: the keyboard does not come to %s on %s".formatted(journey, what, path()));
    }

    /** Reaches a field by the keyboard and types into it. */
    void type(String name, String value) {
        if (!script) {
            fill(name, value);
            return;
        }
        reach("[name='%s']:not([type=hidden])".formatted(name));
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().insertText(value);
    }

    /** A key on what has the focus. */
    void key(String key) {
        page.keyboard().press(key);
    }

    /** The key that sends a form; waits until the page that answers it has come. */
    @SuppressWarnings("deprecation")
    void enter() {
        listening.listen();
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        listening.listen();
    }

    /** Chooses from a list. */
    void select(Locator list, String value) {
        list.selectOption(value, new Locator.SelectOptionOptions().setForce(!script));
    }

    /** Presses a button; by the keyboard as {@link #choose}, and until the page that answers has come. */
    void press(Locator what) {
        listening.listen();
        if (script) {
            what.click();
        } else {
            what.focus();
            enter();
        }
        listening.listen();
    }

    /** Name and value of the session's cookie. */
    Cookie session() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.endsWith("havenport"))
                .findFirst()
                .orElseThrow();
    }

    /** As {@link #looks}, on a desk and then on a phone. */
    void looksOnBoth(String name) {
        looks(name);
        var window = page.viewportSize();
        page.setViewportSize(PHONE, window.height);
        looks(name + "-on-a-phone");
        page.setViewportSize(window.width, window.height);
    }

    /** The page, for what only one journey does with it. */
    Page page() {
        return page;
    }

    Locator main() {
        return page.locator("main");
    }

    String path() {
        return URI.create(page.url()).getPath();
    }

    /** Every word on the page, as a person reads it. */
    String words() {
        return page.locator("body").innerText();
    }

    void dark() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    }

    /** Checks the page and keeps its picture under {@code target/screens}. */
    void looks(String name) {
        listening.listen();
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screens", "%s-%02d-%s.png".formatted(journey, ++pictures, name))));
        assertThat(complaints).as("%s: %s", journey, name).isEmpty();
        assertThat(listening.refused())
                .as("%s: %s asked another site", journey, name)
                .isEmpty();
        // What judges accessibility is a script itself; without script, the same walk with script has been judged.
        if (script) {
            assertThat(Faults.of(page)).as("%s: %s", journey, name).isEmpty();
        }
    }

    /**
     * Goes to a page and says what is wrong with it, of all that is asked of every page.
     *
     * @param language of the page, as {@code en}
     * @param status what the portal must answer
     */
    List<String> faults(String path, String language, int status) {
        complaints.clear();
        errors.clear();
        listening.listen();
        var answer = page.navigate(portal.resolve(path).toString());
        listening.listen();
        var faults = new ArrayList<>(complaints);
        if (answer.status() != status) {
            faults.add("answered %d".formatted(answer.status()));
        } else if (status < 400) {
            faults.addAll(errors);
        }
        listening.refused().forEach(it -> faults.add("asked " + it));
        faults.addAll(Faults.ofAWhole(page, language));
        return faults;
    }

    /** What is wrong with the page that is shown now. */
    List<String> faults(String language) {
        return Faults.ofAWhole(page, language);
    }

    @Override
    public void close() {
        listening.listen();
        context.close();
    }
}
