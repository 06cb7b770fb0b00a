package org.havenport.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.format.support.DefaultFormattingConversionService;

class EmptyEntriesAreNoneTests {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID TWO = UUID.randomUUID();

    @Test
    void whatWasLeftEmptyAmongIdsIsNoneOfThem() {
        assertThat(bound(new String[] {"", ONE.toString(), " ", TWO.toString()}, List.class, UUID.class))
                .isEqualTo(List.of(ONE, TWO));
        assertThat(bound("", List.class, UUID.class)).isEqualTo(List.of());
        assertThat(bound(ONE.toString(), List.class, UUID.class)).isEqualTo(List.of(ONE));
    }

    @Test
    void whatWasLeftEmptyAmongWordsOfOursIsNoneOfThem() {
        assertThat(bound(new String[] {"MONDAY", ""}, Set.class, DayOfWeek.class))
                .isEqualTo(Set.of(DayOfWeek.MONDAY));
        assertThat(bound(",SUNDAY", Set.class, DayOfWeek.class)).isEqualTo(Set.of(DayOfWeek.SUNDAY));
    }

    @Test
    void anEmptyTextKeepsItsPlaceAmongTexts() {
        assertThat(bound(new String[] {"", "b"}, List.class, String.class)).isEqualTo(List.of("", "b"));
    }

    private static @Nullable Object bound(Object typed, Class<?> list, Class<?> of) {
        var conversion = new DefaultFormattingConversionService();
        new EmptyEntriesAreNone().addFormatters(conversion);
        return conversion.convert(
                typed, TypeDescriptor.forObject(typed), TypeDescriptor.collection(list, TypeDescriptor.valueOf(of)));
    }
}
