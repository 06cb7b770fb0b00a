package org.havenport.protocols;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The texts every practice needs, whatever it switches on. */
public final class HouseTexts implements BeanRegistrar {

    /** What patients and the practice agree on (A6.1). */
    public static final Text AGREEMENT =
            Text.legal("agreement", "A6.1", "A6.4", "B.ua.1", "B.ua.2", "B.ua.3", "B.ua.4");
    /** The line on whatever leaves the practice (A1.2). */
    public static final Text CONFIDENTIALITY = Text.legal("statement.confidentiality", "A1.2");
    /** The same where there is room for one sentence, as in a text message (A1.2). */
    public static final Text CONFIDENTIALITY_SHORT =
            new Text("statement.confidentiality.short", Text.Kind.LEGAL, false, false, List.of("A1.2"));

    public static final Text PRIVACY =
            Text.legal("policy.privacy", "A1.0", "B.sec.4").confirmedByStaff();
    public static final Text SECURITY =
            Text.legal("policy.security", "A1.0", "B.sec.4", "B.sec.5").confirmedByStaff();
    /** That a breach is possible in spite of everything; patients confirm it on its own (B.sec.4). */
    public static final Text BREACHES = Text.legal("statement.breaches", "B.sec.4");
    /** Who answers patients and how fast (B.risk.reply.4). */
    public static final Text REPLIES =
            Text.clinical("policy.replies", "B.risk.reply.4").confirmedByStaff();

    /** Days in which everybody here reads a new version. */
    public static final Parameter<Integer> READING_DAYS =
            Parameter.whole("protocols.reading-days", 30, 1, 90, Unit.DAYS, "A1.0", "B.risk.reply.4");

    /** The languages each text is needed in. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"));

    /** All of them, in the order in which they are decided. */
    public static final List<Text> ALL = all();

    private static List<Text> all() {
        var all = new ArrayList<Text>();
        for (var clause : Clause.ON_THE_START_PAGE) {
            all.add(Text.legal(clause.key(), "B.dis.0", "B.dis.1", clause.requirement()));
        }
        all.add(Text.clinical(Clause.MISINTERPRETATION.key(), "B.risk.misint.2"));
        all.addAll(List.of(AGREEMENT, PRIVACY, SECURITY, BREACHES, REPLIES, CONFIDENTIALITY, CONFIDENTIALITY_SHORT));
        for (var channel : List.of("website", "phone", "nudge", "portal")) {
            all.add(Text.legal("outage." + channel, "A1.11"));
        }
        return List.copyOf(all);
    }

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        registry.registerBean(READING_DAYS.key(), Parameter.class, spec -> spec.supplier(_ -> READING_DAYS));
        ALL.forEach(text -> registry.registerBean(
                "text." + text.key(),
                Text.class,
                spec -> spec.supplier(_ -> text).order(ALL.indexOf(text))));
    }

    @Configuration(proxyBeanMethods = false)
    @Import(HouseTexts.class)
    static class Declaring {}
}
