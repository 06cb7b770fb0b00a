package org.havenport.notices;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.havenport.protocols.Bounds;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the practice decides about notices. */
@Configuration(proxyBeanMethods = false)
class NoticesParameters {

    /** By which ways notices go. They carry no content: that travels in the portal alone (A6.3, C3). */
    static final Parameter<String> CHANNELS = Parameter.of(
            "notices.channels",
            String.class,
            "EMAIL_AND_TEXT",
            new Bounds.OneOf(List.of("EMAIL_AND_TEXT", "EMAIL", "NONE")),
            "A6.3",
            "C3");

    static final Parameter<Integer> QUIET_FROM =
            Parameter.whole("notices.quiet-from", 21, 17, 23, Unit.NONE, "A2.1", "C3");
    static final Parameter<Integer> QUIET_UNTIL =
            Parameter.whole("notices.quiet-until", 8, 5, 11, Unit.NONE, "A2.1", "C3");
    static final Parameter<Integer> ASK_AFTER =
            Parameter.whole("notices.ask-after-days", 183, 30, 183, Unit.DAYS, "B.rule.7");
    static final Parameter<Integer> GIVE_UP_AFTER =
            Parameter.whole("notices.give-up-after-hours", 24, 2, 72, Unit.HOURS, "A2.1");

    static final Parameter<Integer> REMIND_AFTER =
            Parameter.whole("notices.remind-after-days", 91, 30, 92, Unit.DAYS, "B.edu.5");
    static final Parameter<Integer> WAITS_AT_MOST =
            Parameter.whole("notices.waits-at-most-minutes", 15, 5, 60, Unit.MINUTES, "A2.1");

    /** The ways that are switched on. */
    static Set<Channel> channels(Protocols protocols) {
        return switch (protocols.value(CHANNELS)) {
            case "EMAIL_AND_TEXT" -> EnumSet.allOf(Channel.class);
            case "EMAIL" -> EnumSet.of(Channel.EMAIL);
            default -> EnumSet.noneOf(Channel.class);
        };
    }

    @Bean
    Parameter<String> channelsOfNotices() {
        return CHANNELS;
    }

    @Bean
    Parameter<Integer> remindOfSecurityAfter() {
        return REMIND_AFTER;
    }

    @Bean
    Parameter<Integer> messagesWaitAtMost() {
        return WAITS_AT_MOST;
    }

    @Bean
    Parameter<Integer> quietFrom() {
        return QUIET_FROM;
    }

    @Bean
    Parameter<Integer> quietUntil() {
        return QUIET_UNTIL;
    }

    @Bean
    Parameter<Integer> askWhetherStillRightAfter() {
        return ASK_AFTER;
    }

    @Bean
    Parameter<Integer> giveUpAfter() {
        return GIVE_UP_AFTER;
    }
}
