package org.havenport.home;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.CollectionFactory;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.format.FormatterRegistry;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A list that a form brings has no empty entries: what was left empty in one of ids or of words of ours is none of them. */
@Configuration(proxyBeanMethods = false)
class EmptyEntriesAreNone implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new ToCollection((ConversionService) registry));
    }

    private record ToCollection(ConversionService conversion) implements ConditionalGenericConverter {

        private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(
                    new ConvertiblePair(String.class, Collection.class),
                    new ConvertiblePair(String[].class, Collection.class));
        }

        /** A list of texts keeps its empty ones, which have their places in it. */
        @Override
        public boolean matches(TypeDescriptor from, TypeDescriptor to) {
            var entry = to.getElementTypeDescriptor();
            return entry != null && entry.getType() != String.class && conversion.canConvert(TEXT, entry);
        }

        @Override
        public @Nullable Object convert(@Nullable Object typed, TypeDescriptor from, TypeDescriptor to) {
            var entry = to.getElementTypeDescriptor();
            if (typed == null || entry == null) {
                return null;
            }
            var texts =
                    typed instanceof String one ? StringUtils.commaDelimitedListToStringArray(one) : (String[]) typed;
            Collection<Object> entries =
                    CollectionFactory.createCollection(to.getType(), entry.getType(), texts.length);
            for (var text : texts) {
                var converted = conversion.convert(text.strip(), TEXT, entry);
                if (converted != null) {
                    entries.add(converted);
                }
            }
            return entries;
        }
    }
}
