package org.havenport.protocols;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** What a practice says about itself: name, numbers, address, hours. */
public final class PracticeParameters implements BeanRegistrar {

    private static final int LONGEST = 1000;
    /** A hundred places with their weeks and days. */
    private static final int LONGEST_LIST = 40_000;

    public static final Parameter<String> NAME =
            line("practice.name", "Our practice").mandatory();
    public static final Parameter<String> PHONE =
            phone("practice.phone", "", true).mandatory();
    public static final Parameter<String> NURSE_LINE = phone("practice.nurse-line", "", true);
    public static final Parameter<String> ADDRESS =
            text("practice.address", "", true, Shape.LINES).mandatory();
    public static final Parameter<String> MAIL_ADDRESS =
            text("practice.mail-address", "", true, Shape.LINES).mandatory();
    public static final Parameter<String> EMERGENCY_NUMBER = phone("practice.emergency-number", "911", false);
    public static final Parameter<String> CRISIS_LINE = phone("practice.crisis-line", "988", false);
    public static final Parameter<String> POISON_LINE = phone("practice.poison-line", "1-800-222-1222", false);
    public static final Parameter<String> EMERGENCY_DEPARTMENT =
            text("practice.emergency-department", "", true, Shape.LINES, "A5.2").mandatory();
    public static final Parameter<String> TIME_ZONE =
            text("practice.time-zone", "America/New_York", false, Shape.ZONE).mandatory();
    /** The state whose rules act, as its two letters; empty while nobody has said. */
    public static final Parameter<String> HOME_STATE = Parameter.of(
                    "practice.home-state", String.class, "", new Bounds.OneOf(States.ALL), "B.risk.inap.3", "C1")
            .mandatory();

    public static final Parameter<String> HOLIDAYS = text("practice.holidays", "", true, Shape.DAYS);
    public static final Parameter<String> FEDERAL_HOLIDAYS = text(
            "practice.federal-holidays",
            Arrays.stream(FederalHoliday.values()).map(Enum::name).collect(Collectors.joining("\n")),
            true,
            Shape.FEDERAL_HOLIDAYS);
    /** The places besides the one that {@link #HOURS} and {@link #TIME_ZONE} are of. */
    public static final Parameter<String> LOCATIONS = text("practice.locations", "", true, Shape.LOCATIONS);

    public static final Map<DayOfWeek, Parameter<String>> HOURS = hours();

    /** Everything above, in one list. */
    public static final List<Parameter<String>> ALL = Stream.concat(
                    Stream.of(
                            NAME,
                            PHONE,
                            NURSE_LINE,
                            ADDRESS,
                            MAIL_ADDRESS,
                            EMERGENCY_NUMBER,
                            CRISIS_LINE,
                            POISON_LINE,
                            EMERGENCY_DEPARTMENT,
                            TIME_ZONE,
                            HOME_STATE,
                            HOLIDAYS,
                            FEDERAL_HOLIDAYS,
                            LOCATIONS),
                    HOURS.values().stream())
            .toList();

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        ALL.forEach(parameter ->
                registry.registerBean(parameter.key(), Parameter.class, spec -> spec.supplier(_ -> parameter)));
    }

    @Configuration(proxyBeanMethods = false)
    @Import(PracticeParameters.class)
    static class Declaring {}

    private static Map<DayOfWeek, Parameter<String>> hours() {
        var hours = new EnumMap<DayOfWeek, Parameter<String>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var standard = day.getValue() <= 5 ? "08:00-17:00" : "";
            hours.put(day, text("practice.hours." + day.name().toLowerCase(Locale.ROOT), standard, true, Shape.HOURS));
        }
        return Collections.unmodifiableMap(hours);
    }

    private static Parameter<String> line(String key, String standard) {
        return text(key, standard, false, Shape.LINE);
    }

    private static Parameter<String> phone(String key, String standard, boolean mayBeEmpty) {
        return text(key, standard, mayBeEmpty, Shape.PHONE, "A5.2");
    }

    private static Parameter<String> text(
            String key, String standard, boolean mayBeEmpty, Shape shape, String... requirements) {
        var list = shape == Shape.LOCATIONS || shape == Shape.DAYS;
        var bounds = new Bounds.Text(list ? LONGEST_LIST : LONGEST, mayBeEmpty, shape);
        return Parameter.of(key, String.class, standard, bounds, requirements);
    }
}
