package org.havenport.kills;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** In the killed program: what is posted to some path is done, and the answer does not leave once the file is there. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty(Stop.PROPERTY)
class StopsBeforeTheAnswer implements Filter {

    static final String ARMED = "armed";

    private final String path;
    private final Path armed;

    StopsBeforeTheAnswer(@Value("${" + Stop.PROPERTY + "}") String path, @Value("${havenport.data}") Path folder) {
        this.path = path;
        this.armed = folder.resolve(ARMED);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (request instanceof HttpServletRequest asked
                && asked.getMethod().equals("POST")
                && asked.getRequestURI().startsWith(path)
                && Files.exists(armed)) {
            Point.say("stopped before the answer");
        }
    }
}
