package org.havenport.meanings;

import java.util.List;
import java.util.Locale;
import org.havenport.protocols.Draft;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.Text;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * The chapters as texts somebody answers for, and the program's own words as their drafts: the medical director approves
 * each chapter in each language, a translation on its own.
 */
final class MeaningTexts implements BeanRegistrar {

    static final List<Locale> LANGUAGES = HouseTexts.LANGUAGES;
    private static final String PREFIX = "meanings.";

    /** The key of a chapter among the texts. */
    static String key(String chapter) {
        return PREFIX + chapter;
    }

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        var known = new KnownTests();
        for (var chapter : known.chapters()) {
            var text = new Text(key(chapter), Text.Kind.CLINICAL, false, false, List.of("B.risk.misint.1"));
            registry.registerBean("text." + text.key(), Text.class, spec -> spec.supplier(_ -> text));
            for (var language : LANGUAGES) {
                var draft = new Draft(text, language, KnownTests.shipped(chapter, language));
                registry.registerBean(
                        "draft." + text.key() + "." + language, Draft.class, spec -> spec.supplier(_ -> draft));
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MeaningTexts.class)
    static class Declaring {}
}
