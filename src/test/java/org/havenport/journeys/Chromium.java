package org.havenport.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.havenport.house.Cast;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** One headless Chromium for all journeys of a run: the one installed on the machine, never one that is downloaded. */
@Component
@Lazy
class Chromium implements DisposableBean {

    private final Cast cast;
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("havenport.chromium", "/usr/bin/chromium")))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));

    Chromium(Cast cast) {
        this.cast = cast;
    }

    /** Who listens to what its pages are told. */
    Cast cast() {
        return cast;
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void destroy() {
        browser.close();
        playwright.close();
    }
}
