package org.havenport.home;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Turns a view's name, {@code <room>/<template>}, into a page. Templates are compiled with the program. */
@Component
public class Pages implements ViewResolver, Ordered {

    static final String HTML = "text/html;charset=UTF-8";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.havenport");

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return name.contains(":") || !engine.hasTemplate(name + ".jte") ? null : new Page(name);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    /**
     * What a template says, for a document that is no page.
     *
     * @param name {@code <room>/<template>}
     * @param model what the template asks for
     */
    public String text(String name, Map<String, ?> model) {
        var output = new StringOutput();
        render(name, model, output);
        return output.toString();
    }

    void render(String name, Map<String, ?> model, TemplateOutput output) {
        engine.render(name + ".jte", new HashMap<>(model), output);
    }

    /** Complete before the first byte is sent, so a fault never leaves half a page. */
    void write(String name, Map<String, ?> model, HttpServletResponse response) throws IOException {
        var output = new Utf8ByteOutput();
        render(name, model, output);
        response.setContentType(HTML);
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    private final class Page implements View {

        private final String name;

        private Page(String name) {
            this.name = name;
        }

        @Override
        public String getContentType() {
            return HTML;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            write(name, model == null ? Map.of() : model, response);
        }
    }
}
