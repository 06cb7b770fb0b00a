package org.havenport.protocols;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** What a practice says about itself: name, numbers, address, hours. */
public final class PracticeParameters implements BeanRegistrar {

    public static final Parameter<String> NAME = text("practice.name", "Our practice", s -> !s.isBlank());
    public static final Parameter<String> PHONE = text("practice.phone", "", _ -> true, "A5.2");
    public static final Parameter<String> NURSE_LINE = text("practice.nurse-line", "", _ -> true, "A5.2");
    public static final Parameter<String> ADDRESS = text("practice.address", "", _ -> true);
    public static final Parameter<String> MAIL_ADDRESS = text("practice.mail-address", "", _ -> true);
    public static final Parameter<String> EMERGENCY_NUMBER = text("practice.emergency-number", "911", number(), "A5.2");
    public static final Parameter<String> CRISIS_LINE = text("practice.crisis-line", "988", number(), "A5.2");
    public static final Parameter<String> POISON_LINE =
            text("practice.poison-line", "1-800-222-1222", number(), "A5.2");
    public static final Parameter<String> EMERGENCY_DEPARTMENT =
            text("practice.emergency-department", "", _ -> true, "A5.2");
    public static final Parameter<String> TIME_ZONE =
            text("practice.time-zone", "America/New_York", PracticeParameters::isZone);
    public static final Parameter<String> HOLIDAYS = text("practice.holidays", "", OpeningTimes::readsHolidays);
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
                            HOLIDAYS),
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
            hours.put(
                    day,
                    text("practice.hours." + day.name().toLowerCase(Locale.ROOT), standard, OpeningTimes::readsHours));
        }
        return Map.copyOf(hours);
    }

    private static Predicate<String> number() {
        return s -> s.chars().filter(Character::isDigit).count() >= 3;
    }

    private static boolean isZone(String id) {
        try {
            return !ZoneId.of(id).getId().isEmpty();
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static Parameter<String> text(
            String key, String standard, Predicate<String> accepts, String... requirements) {
        return new Declared<>(key, String.class, standard, accepts, List.of(requirements));
    }
}
