package org.havenport.serve;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Puts the settings of a command before all others. Where the portal of a practice is served nothing else is heard: a
 * stray variable of the environment must not change what was checked. A database is never taken from there either, so
 * that no demonstration can land in the practice's.
 */
public class OnlyTheseSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private final Map<String, Object> settings;

    /** @param settings Spring properties, for example {@code havenport.data} */
    public OnlyTheseSettings(Map<String, Object> settings) {
        this.settings = new java.util.TreeMap<>(settings);
        this.settings.putIfAbsent("havenport.database.url", "");
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var sources = event.getEnvironment().getPropertySources();
        sources.addFirst(new MapPropertySource("settings", settings));
        if (settings.containsKey(Front.SERVING)) {
            sources.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        }
    }

    /** Before the files of settings are read, because where they are is one of them. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
